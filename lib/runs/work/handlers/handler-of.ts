import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { serverConfigIn } from "@/lib/server/aws";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import type { StoredObjectChange } from "../../object-change";
import { aggregatorHandler } from "./aggregator-handler";
import { associationHandler } from "./association-handler";
import { configurationHandler } from "./configuration-handler";
import { packHandler } from "./pack-handler";
import { policyHandler } from "./policy-handler";
import type { StepHandler } from "./step-handler";
import { aggregatorTagsHandler, packTagsHandler } from "./tags-handler";

/** How the step of a run is compared, sent and verified. */
export function handlerOf(aws: Aws, step: WorkStep): StepHandler {
  const change = step.changes[step.change];
  if (change === undefined) throw new Error("A run has the change of each of its steps.");
  return change.kind === "association" ? associationHandler(aws, step) : objectHandler(aws, change);
}

/** How the change of one object is compared, sent and verified. */
export function objectHandler(aws: Aws, change: StoredObjectChange): StepHandler {
  switch (change.kind) {
    case "policy":
      return policyHandler(aws, change.policy, change.document);
    case "aggregator":
      return aggregatorHandler(serverConfigIn(change.aggregator.region, aws), change.aggregator, change.rest);
    case "aggregator-tags":
      return aggregatorTagsHandler(serverConfigIn(change.tags.region, aws), change.tags);
    case "configuration":
      return configurationHandler(aws, change.configuration);
    case "pack":
      return packHandler(aws, change.pack);
    case "pack-tags":
      return packTagsHandler(aws, change.tags);
  }
}
