import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { FailureError } from "@/lib/core/failure";
import type { WorkStep } from "@/lib/store/runs/due-steps";
import { associationHandler } from "./association-handler";
import type { StepHandler } from "./step-handler";

/** How the step of a run is compared, sent and verified. */
export function handlerOf(aws: Aws, step: WorkStep): StepHandler {
  const change = step.changes[step.change];
  if (change?.kind === "association") return associationHandler(aws, step);
  throw new FailureError({ code: "precondition", message: "This version of Canopy can't make the change." });
}
