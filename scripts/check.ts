import { runGates } from "./gates/run-gates";
import { runSuites } from "./gates/run-suites";
import { runQuickUnitTests } from "./gates/run-unit-tests";

process.exitCode = await runSuites([[runGates, runQuickUnitTests]]);
