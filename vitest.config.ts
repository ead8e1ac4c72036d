import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // The marker package throws outside a React server; tests of server code are the server.
      "server-only": `${root}/scripts/testing/server-only.ts`,
    },
  },
  test: {
    include: ["{app,components,lib,scripts,bench}/**/*.test.{ts,tsx}"],
    setupFiles: ["./scripts/testing/fail-on-noise.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
