import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const tests = (kind: "test" | "long.test" | "soak") =>
  `{app,components,lib,sandbox,scripts,bench}/**/*.${kind}.{ts,tsx}`;
const filesOf = (kind: "test" | "long.test") => globSync(tests(kind), { cwd: root });

/** What changes a process for whatever comes after: its environment, what it remembers on `globalThis`, a database. */
const changesProcess =
  /withTestDatabase|UnderTest|stubEnv|process\.env|globalThis|vi\.mock|EmbeddedDatabase|SecondProcess/;
const long = filesOf("long.test");
const alone = filesOf("test").filter(
  (file) => !long.includes(file) && changesProcess.test(readFileSync(`${root}/${file}`, "utf8")),
);

/** Those that wait more than they compute are one more than there are cores; the others begin after them, one for each. */
const waiting = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } };
const computing = { maxWorkers: availableParallelism(), sequence: { groupOrder: 1 } };

/** Says in its file that it wants a document. */
const wantsDocument = /^\/\/ @vitest-environment happy-dom$/m;

/**
 * Those that wait longest first: begun last, they would keep one core busy while the other idles. And those of one project and
 * environment together: Vitest ends a worker whose next file is of another, and a new one loads everything anew.
 */
class TogetherAndLongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ["long", "alone", "together"];
    const placeOf = ({ project, moduleId }: TestSpecification) =>
      2 * order.indexOf(project.name) + Number(wantsDocument.test(readFileSync(moduleId, "utf8")));
    const sorted = (await super.sort(files)).map((file) => ({ file, place: placeOf(file) }));
    return sorted.toSorted((one, other) => one.place - other.place).map(({ file }) => file);
  }
}

// `--mode soak` runs the long tests of `npm run soak`; those in `e2e` run under Playwright.
export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": root,
      // The marker package throws outside a React server; tests of server code are the server.
      "server-only": `${root}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    // What was transformed once is read back, by content; a fresh clone starts without.
    experimental: { fsModuleCache: true, fsModuleCachePath: `${root}/.cache/vitest` },
    sequence: { sequencer: TogetherAndLongFirst },
    setupFiles: ["./scripts/testing/fail-on-noise.ts"],
    // Limits, not measurements: a loaded machine takes many times as long as an idle one.
    testTimeout: mode === "soak" ? 25 * 60_000 : 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          // Starts programs of its own, or waits for the limits it tests: `npm run check` leaves these out.
          name: "long",
          ...waiting,
          include: [tests(mode === "soak" ? "soak" : "long.test")],
          globalSetup: ["./lib/testing/database-server.ts"],
        },
      },
      {
        extends: true,
        test: {
          // `npm run check` runs those that uncommitted changes reach.
          name: "alone",
          ...waiting,
          include: mode === "soak" ? [] : alone,
          globalSetup: ["./lib/testing/database-server.ts"],
          isolate: false,
          setupFiles: ["./scripts/testing/forget-process.ts"],
        },
      },
      {
        extends: true,
        // Loading the modules anew for each file is most of what a file costs.
        test: {
          name: "together",
          ...computing,
          pool: "threads",
          include: mode === "soak" ? [] : [tests("test")],
          exclude: [...long, ...alone],
          isolate: false,
        },
      },
    ],
  },
}));
