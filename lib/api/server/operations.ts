import "server-only";
import type { ApiOperation } from "./api-operation";
import * as packs from "./pack-operations";
import * as plans from "./plan-operations";
import { getConfiguration, listAggregators, listPackAccounts, listPacks, listPolicies } from "./read-objects";
import { getOrganization, getTarget, listTargets } from "./read-targets";
import * as runs from "./run-operations";

/** Every operation of the API, in the order of its document. A new one needs a line here, and a row in the test of doors. */
export const apiOperations: readonly ApiOperation[] = [
  plans.getCaller,
  getOrganization,
  listTargets,
  getTarget,
  listPolicies,
  getConfiguration,
  listAggregators,
  listPacks,
  listPackAccounts,
  packs.keepPackTemplate,
  packs.previewPack,
  runs.previewRun,
  runs.startRun,
  runs.listRuns,
  runs.getRun,
  runs.listSteps,
  runs.pauseRun,
  runs.resumeRun,
  runs.cancelRest,
  runs.retryFailed,
  plans.savePlan,
  plans.listPlans,
  plans.getPlan,
  plans.sendPlan,
  plans.decidePlan,
  plans.startPlan,
  plans.unschedulePlan,
  plans.discardPlan,
  plans.listActivity,
];
