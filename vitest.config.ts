import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

// `--mode soak` runs the long tests of `npm run soak`; those in `e2e` run under playwright.soak.config.ts.
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": root,
      // The marker package throws outside a React server; tests of server code are the server.
      "server-only": `${root}/scripts/testing/server-only.ts`,
    },
  },
  test: {
    include: [`{app,components,lib,scripts,bench}/**/*.${mode === "soak" ? "soak" : "test"}.{ts,tsx}`],
    globalSetup: ["./lib/testing/database-server.ts"],
    setupFiles: ["./scripts/testing/fail-on-noise.ts"],
    // Limits, not measurements: a loaded machine takes many times as long as an idle one.
    testTimeout: mode === "soak" ? 25 * 60_000 : 180_000,
    hookTimeout: 180_000,
  },
}));
