import { runBrowserTests, runBuild } from "./gates/run-browser-tests";
import { runGates } from "./gates/run-gates";
import { oneAfterTheOther, runSuites } from "./gates/run-suites";
import { runUnitTests } from "./gates/run-unit-tests";

const playwrightArgs = process.argv.slice(2);
process.exitCode = await runSuites([
  [oneAfterTheOther(runGates, runBuild), runUnitTests],
  [() => runBrowserTests(playwrightArgs)],
]);
