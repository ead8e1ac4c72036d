import { oneAfterTheOther, runSuites } from "./gates/run-suites";
import {
  build,
  journeys,
  typedGates,
  quickUnitTests,
  routeTypes,
  untypedGates,
  unitTests,
} from "./gates/suites";

// `npm run check` and, with `--all`, `npm test`; what follows narrows the journeys down, as Playwright does.
const [first, ...playwrightArgs] = process.argv.slice(2);
process.exitCode = await runSuites(
  first === "--all"
    ? [[oneAfterTheOther(routeTypes, typedGates, untypedGates, build), unitTests], [journeys(playwrightArgs)]]
    : [[routeTypes], [typedGates, untypedGates, quickUnitTests]],
);
