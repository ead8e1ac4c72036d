import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const tests = (kind: "test" | "soak") => `{app,components,lib,sandbox,scripts,bench}/**/*.${kind}.{ts,tsx}`;

/** What changes a process for whoever comes after: its environment, what it remembers on `globalThis`, a database. */
const changesProcess =
  /withTestDatabase|UnderTest|stubEnv|process\.env|globalThis|vi\.mock|EmbeddedDatabase|SecondProcess/;
const alone = globSync(tests("test"), { cwd: root }).filter((file) =>
  changesProcess.test(readFileSync(`${root}/${file}`, "utf8")),
);

/** Programs take longest to start and to wait for: begun last, they would keep one core busy while the other idles. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isOfPrograms = ({ moduleId }: TestSpecification) => moduleId.startsWith(`${root}/scripts/`);
    return [...sorted.filter(isOfPrograms), ...sorted.filter((file) => !isOfPrograms(file))];
  }
}

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
    sequence: { sequencer: ProgramsFirst },
    // One for each core: the default leaves one out, which is half of a machine with two.
    maxWorkers: "100%",
    setupFiles: ["./scripts/testing/fail-on-noise.ts"],
    // Limits, not measurements: a loaded machine takes many times as long as an idle one.
    testTimeout: mode === "soak" ? 25 * 60_000 : 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: mode === "soak" ? [tests("soak")] : alone,
          globalSetup: ["./lib/testing/database-server.ts"],
        },
      },
      {
        extends: true,
        // Loading the modules anew for each file is most of what a file costs.
        test: {
          name: "together",
          include: mode === "soak" ? [] : [tests("test")],
          exclude: alone,
          isolate: false,
        },
      },
    ],
  },
}));
