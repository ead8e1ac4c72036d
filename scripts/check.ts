import { oneAfterTheOther, runSuites } from "./gates/run-suites";
import { build, journeys, lints, quickUnitTests, routeTypes, tidiness, unitTests } from "./gates/suites";

// `npm run check` and, with `--all`, `npm test`; what follows narrows the journeys down, as Playwright does.
const [first, ...playwrightArgs] = process.argv.slice(2);
process.exitCode = await runSuites(
  first === "--all"
    ? [[oneAfterTheOther(routeTypes, lints, tidiness, build), unitTests], [journeys(playwrightArgs)]]
    : [[routeTypes], [lints, tidiness, quickUnitTests]],
);
