import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { ConfigurationId, TargetId } from "@/lib/core/identifiers";
import { AssociationStatus, AssociationType } from "@/lib/security-hub/model";
import { objectStates } from "./object-change";
import { RunId } from "./run-id";
import { stepFilters } from "./states";
import { StepState } from "./step-counts";

/** The place of a step in its run, from 0; with the run's id it names the step. */
export const StepPosition = z.int().min(0).max(1_000_000).brand<"StepPosition">();
export type StepPosition = z.infer<typeof StepPosition>;

/** A target's association when the run was started; `type` and the rest are absent where AWS did not give them. */
export const Had = z.object({
  type: AssociationType.exactOptional(),
  configurationId: ConfigurationId.exactOptional(),
  status: AssociationStatus.exactOptional(),
});
export type Had = z.infer<typeof Had>;

/** What AWS says of a target after its request was accepted. */
export const StepAssociation = z.object({
  /**
   * PENDING until AWS was read after the request. NONE: AWS has no association for the target. CHANGED: something else is
   * applied there by now.
   */
  status: z.enum(["PENDING", "SUCCESS", "FAILED", "NONE", "CHANGED"]),
  message: z.string().exactOptional(),
  /** AWS's `UpdatedAt` in its answer to the request; absent where it gave none. */
  answeredAt: z.iso.datetime().exactOptional(),
  /** When AWS was last read; absent until it was. */
  readAt: z.iso.datetime().exactOptional(),
  /** Whether AWS is asked again: until the association has settled, for a day at most. */
  isFollowed: z.boolean(),
  /** Why AWS left the target unprocessed when it was last asked. */
  unprocessed: z.object({ errorCode: z.string(), errorReason: z.string() }).exactOptional(),
});
export type StepAssociation = z.infer<typeof StepAssociation>;

const step = {
  runId: RunId,
  position: StepPosition,
  /** As it was reviewed: by name, or by path where targets of the run share one. */
  targetName: z.string(),
  /** Index into the run's `changes`. */
  change: z.int(),
  state: StepState,
  /** Requests that were sent to AWS for this step. */
  attempts: z.int(),
  /** Of a waiting step that was sent before: not sent again earlier than this. */
  retryAt: z.iso.datetime().exactOptional(),
  calledAt: z.iso.datetime().exactOptional(),
  settledAt: z.iso.datetime().exactOptional(),
  /** Why it was refused or is not known; of a waiting step, why it is sent again. */
  failure: Failure.exactOptional(),
  awsRequestId: z.string().exactOptional(),
};

/** One request of a run about the association of one target. */
export const AssociationStep = z.object({
  ...step,
  kind: z.literal("association"),
  targetId: TargetId,
  /** Null where the target had no association. */
  had: Had.nullable(),
  /** Of an accepted step. */
  association: StepAssociation.exactOptional(),
});
export type AssociationStep = z.infer<typeof AssociationStep>;

/** What a step changes and does not belong to a target of associations: the key of an object. */
const object = { ...step, targetId: z.string() };

/** One request of a run: what it changes, how that was when the run was started, and what came of it. */
export const RunStep = z.discriminatedUnion("kind", [
  AssociationStep,
  z.object({
    ...object,
    kind: z.literal("policy"),
    had: objectStates.policy,
    /** What AWS answered; null where there is nothing, as after a deletion. */
    became: objectStates.policy,
  }),
  z.object({
    ...object,
    kind: z.literal("aggregator"),
    had: objectStates.aggregator,
    became: objectStates.aggregator,
  }),
  z.object({
    ...object,
    kind: z.literal("aggregator-tags"),
    had: objectStates["aggregator-tags"],
    became: objectStates["aggregator-tags"],
  }),
  z.object({
    ...object,
    kind: z.literal("configuration"),
    had: objectStates.configuration,
    became: objectStates.configuration,
  }),
  z.object({ ...object, kind: z.literal("pack"), had: objectStates.pack, became: objectStates.pack }),
  z.object({
    ...object,
    kind: z.literal("pack-tags"),
    had: objectStates["pack-tags"],
    became: objectStates["pack-tags"],
  }),
]);
export type RunStep = z.infer<typeof RunStep>;

/** How an object was when the run was started, by the kind of its step. */
export const ObjectBefore = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("policy"), had: objectStates.policy }),
  z.object({ kind: z.literal("aggregator"), had: objectStates.aggregator }),
  z.object({ kind: z.literal("aggregator-tags"), had: objectStates["aggregator-tags"] }),
  z.object({ kind: z.literal("configuration"), had: objectStates.configuration }),
  z.object({ kind: z.literal("pack"), had: objectStates.pack }),
  z.object({ kind: z.literal("pack-tags"), had: objectStates["pack-tags"] }),
]);
export type ObjectBefore = z.infer<typeof ObjectBefore>;

/** A step about an object: a policy, an aggregator, the organization configuration, a conformance pack, or tags of one. */
export type ObjectStep = Exclude<RunStep, AssociationStep>;

/** Which steps a page of them shows: those with this state, or accepted ones with this association. */
export const StepFilter = z.enum(stepFilters);
export type StepFilter = z.infer<typeof StepFilter>;

/** `GET /api/runs/steps`: in the order of the run. */
export const StepPage = z.object({
  steps: z.array(RunStep),
  /** The `after` of the next page; absent on the last. */
  next: StepPosition.exactOptional(),
  /** How many steps match, where a page was asked for by its offset. */
  total: z.int().exactOptional(),
});
export type StepPage = z.infer<typeof StepPage>;
