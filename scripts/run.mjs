// The one door to every command. It runs on the system's Node (20 or later) with nothing installed, makes sure that the
// dependencies are there, and hands over to the project's own Node 24.
import { fileURLToPath } from "node:url";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { refuseTakenPort } from "./bootstrap/refuse-taken-port.mjs";
import { runToEnd } from "./bootstrap/run-to-end.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const preload = new URL("processes/exit-with-parent.mjs", import.meta.url).href;

const commands = {
  demo: {
    script: "scripts/demo.ts",
    says: "Canopy on a simulated organization: --world, --accounts, --ous, --seed, --throttle, --port",
  },
  start: {
    script: "scripts/start.ts",
    says: "Canopy on the AWS organization your credentials belong to: --port",
  },
  dev: {
    script: "scripts/dev.ts",
    says: "the development server, on the sandbox unless --aws or AWS_ENDPOINT_URL is given: --port",
  },
  sandbox: {
    script: "sandbox/main.ts",
    says: "the simulated AWS alone: --world, --accounts, --ous, --seed, --throttle, --port",
  },
  lifecycle: {
    script: "sandbox/lifecycle/main.ts",
    says: "an organization built, tagged, populated and taken down with the AWS CLI, in an empty sandbox: --url",
  },
  build: {
    script: "scripts/build.ts",
    says: "the production build; does nothing when no source changed, unless --force",
  },
  check: {
    script: "scripts/check.ts",
    says: "format, lint, types, import rules, unused code, unit and contract tests",
  },
  test: {
    script: "scripts/check.ts",
    args: ["--all"],
    says: "check with the slow tests, then the build and the browser tests",
  },
  pictures: {
    script: "scripts/pictures.ts",
    says: "pictures of every page, both themes, four widths: --only overview,packs --widths 1440 --themes dark --against URL",
  },
  bench: { script: "scripts/bench.ts", says: "the measurements, printed as tables" },
  activity: {
    script: "scripts/activity.ts",
    says: "the record of changes: verify [--noted NUMBER:HASH] compares each entry with its hash, newest prints the last",
  },
  soak: {
    script: "scripts/soak.ts",
    says: "the long forms of the tests of attacks and faults; ends by itself: --only name",
  },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  const asked = ["", "help", "-h", "--help"].includes(name);
  const lines = Object.entries(commands).map(([key, { says }]) => `  npm run ${key.padEnd(9)} ${says}`);
  console[asked ? "log" : "error"](
    `${asked ? "" : `There is no command "${name}".\n\n`}Options follow a double dash: npm run demo -- --world large\n\n${lines.join("\n")}`,
  );
  process.exit(asked ? 0 : 2);
}

if (args.some((argument) => argument === "--help" || argument === "-h")) {
  console.log(`npm run ${name}: ${command.says}`);
  process.exit(0);
}

try {
  await refuseTakenPort(name, args);
  const node = await installDependencies(root);
  const program = ["--import", preload, "--import", "tsx", command.script, ...(command.args ?? []), ...args];
  process.exitCode = await runToEnd(node, program, { root });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // A script that counts tests reads the last line, also when there was nothing to run them with.
  if (name === "test") console.log("0 passed, 1 failed");
  process.exitCode = 1;
}
