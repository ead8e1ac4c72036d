import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { WriteSession } from "@/lib/core/write-session";
import { Assignment } from "@/lib/security-hub/model";
import { StoredObjectChange } from "./object-change";
import { ChangeWindow } from "./plans/change-window";
import { RunId } from "./run-id";
import { runStates } from "./states";
import { StepCounts } from "./step-counts";

/**
 * `running`: requests are being sent. `paused`: by a person, or by Canopy with the reason in `pausedBecause`.
 * `following`: all requests are sent, and AWS is asked until each association has settled. `ended`: nothing is left to do.
 * `cancelled`: as `ended`, and a person took out steps before they were sent.
 */
export const RunState = z.enum(runStates);
export type RunState = z.infer<typeof RunState>;

/** One configuration for many targets. */
export const AssociationChange = z.object({
  kind: z.literal("association"),
  assignment: Assignment,
  /** The policy's name as it was reviewed; empty where no policy is applied. */
  policyName: z.string(),
  targets: z.int(),
});

export type AssociationChange = z.infer<typeof AssociationChange>;

/** What a change is about; the steps of a run have the kind of their change. */
export const ChangeKind = z.enum([
  "association",
  "policy",
  "aggregator",
  "aggregator-tags",
  "configuration",
  "pack",
  "pack-tags",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/**
 * One change of a run: one configuration for many targets, or a change of one object. Its steps are sent when those of the
 * changes before it are settled. Runs of versions that knew associations only were stored without a kind.
 */
export const RunChange = z.preprocess(
  (stored) =>
    typeof stored === "object" && stored !== null && !("kind" in stored)
      ? { ...stored, kind: "association" }
      : stored,
  z.discriminatedUnion("kind", [AssociationChange, ...StoredObjectChange.options]),
);
export type RunChange = z.infer<typeof RunChange>;

const Person = z.object({ id: z.string(), name: z.string() });

/** The plan that a run was; it has the id of the run. */
export const PlanOfRun = z.object({
  number: z.int(),
  revision: z.int(),
  /** Who planned it, then each person who edited it. */
  authors: z.array(Person),
  /** Absent where it needed no approval. */
  approvedBy: Person.exactOptional(),
});
export type PlanOfRun = z.infer<typeof PlanOfRun>;

/** What was reviewed, frozen: who changes what, when, and why. */
const Run = z.object({
  id: RunId,
  /** Counts up; people refer to a run by it. */
  number: z.int(),
  /** `Apply nist-800-53 to Sandbox and Security`, by the names of the review. */
  title: z.string(),
  state: RunState,
  by: Person,
  reason: z.string().exactOptional(),
  /** Where the change was asked for or approved: an http or https address. */
  ticket: z.string().exactOptional(),
  /** The run that this one undoes. */
  undoes: RunId.exactOptional(),
  /** Exceptions first, the change they are exceptions to last. */
  changes: z.array(RunChange),
  /** ISO 8601, by the database's clock. */
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().exactOptional(),
  /** Absent for a run that was no plan. */
  plan: PlanOfRun.exactOptional(),
  /** When its requests may be sent; absent for at any time. */
  changeWindow: ChangeWindow.exactOptional(),
  /** The sessions of the write role that requests were sent with, as CloudTrail names them; absent without a write role. */
  sessions: z.array(WriteSession).exactOptional(),
  /** Why Canopy paused the run itself. */
  pausedBecause: Failure.exactOptional(),
});

/** A run and how far it is. */
export const RunSummary = Run.extend({
  counts: StepCounts,
  /** Requests a second that AWS's published rate allows for the run's operations. */
  perSecond: z.number(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** Steps of a run that came to the same for the same reason. */
export const OutcomeGroup = z.object({
  outcome: z.enum(["refused", "unknown", "waiting", "failed"]),
  /** The failure's or AWS's message; empty where there is none. */
  cause: z.string(),
  /** Of `refused`, `unknown` and `waiting`: the code of the failure. */
  code: z.string().exactOptional(),
  count: z.int(),
});
export type OutcomeGroup = z.infer<typeof OutcomeGroup>;

/** `GET /api/runs/run`. */
export const RunDetail = z.object({
  run: RunSummary,
  /** What was refused, is not known, is retried after a failure, and associations that failed; the largest group first. */
  groups: z.array(OutcomeGroup),
});
export type RunDetail = z.infer<typeof RunDetail>;

/** `GET /api/runs`: newest first. */
export const RunList = z.object({
  runs: z.array(RunSummary),
  /** The `before` of the next page; absent on the last. */
  next: z.int().exactOptional(),
});
export type RunList = z.infer<typeof RunList>;
