import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { AccountId, ConfigurationId } from "@/lib/core/identifiers";
import { NewRun } from "../new-run";
import { RunId } from "../run-id";
import { ObjectBefore } from "../run-step";
import { planStates } from "../states";
import { ApprovalKind } from "./approval-rules";
import { DifferenceGroup } from "./differences";
import { instant, PlanId, PlanRevision, Schedule } from "./plan-reference";

/**
 * `planned`: can be started, where it needs no approval. `awaiting-approval`: sent to a second person. `approved`, `rejected`:
 * as that person decided, until it is edited. `started`: it is a run. `discarded`: kept to be read.
 */
export const PlanState = z.enum(planStates);
export type PlanState = z.infer<typeof PlanState>;

/** The states in which a plan can be changed, decided or started. */
export const openStates = ["planned", "awaiting-approval", "approved", "rejected"] as const;

export const Person = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** What a second person decided about a revision. */
export const Decision = z.object({
  decision: z.enum(["approved", "rejected"]),
  by: Person,
  at: instant,
  revision: PlanRevision,
  comment: z.string().exactOptional(),
});
export type Decision = z.infer<typeof Decision>;

/** What decides about a plan: the rules of approval need no more. */
export const PlanStatus = z.object({
  state: PlanState,
  revision: PlanRevision,
  /** Who planned it and each person who has edited it: none of them approves it. */
  authors: z.array(Person).min(1),
  decision: Decision.exactOptional(),
});
export type PlanStatus = z.infer<typeof PlanStatus>;

/** A plan as a list shows it. */
export const PlanSummary = PlanStatus.extend({
  id: PlanId,
  /** Counts up; people refer to a plan by it. */
  number: z.int(),
  title: z.string(),
  kinds: z.array(ApprovalKind),
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  undoes: RunId.exactOptional(),
  /** Accounts that it reaches, as it was reviewed. */
  accounts: z.int(),
  targets: z.int(),
  schedule: Schedule,
  /** Who set the start; the run is started in that person's name. */
  scheduledBy: Person.exactOptional(),
  /** Why it was not started at its time; until it is edited or started. */
  stopped: z.object({ at: instant, failure: Failure }).exactOptional(),
  createdAt: instant,
  changedAt: instant,
  /** Whether the setting asks for a second person before this plan starts. */
  needsApproval: z.boolean(),
  /** Whether the organization has changed since the review; absent where the plan is over, or the organization isn't read. */
  isStale: z.boolean().exactOptional(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

/** `GET /api/plans`: newest first. */
export const PlanList = z.object({
  plans: z.array(PlanSummary),
  /** The `before` of the next page; absent on the last. */
  next: z.int().exactOptional(),
});
export type PlanList = z.infer<typeof PlanList>;

/** What happened to a plan. `stopped`: it was not started at its time. `unscheduled`: its start was taken back. */
export const PlanEvent = z.object({
  at: instant,
  kind: z.enum([
    "planned",
    "edited",
    "reviewed",
    "sent",
    "approved",
    "rejected",
    "started",
    "stopped",
    "unscheduled",
    "discarded",
  ]),
  revision: PlanRevision,
  by: Person,
  comment: z.string().exactOptional(),
  failure: Failure.exactOptional(),
});
export type PlanEvent = z.infer<typeof PlanEvent>;

/** Accounts that go from one configuration to another, or keep theirs; the first of them by name. */
const PlannedAccounts = z.object({
  before: ConfigurationId.nullable(),
  after: ConfigurationId.nullable(),
  count: z.int(),
  first: z.array(z.object({ id: AccountId, name: z.string(), path: z.string() })),
});

/** What the target of a plan has, as it was reviewed. */
const PlannedTarget = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** Index into the changes of the body. */
  change: z.int(),
  applied: ConfigurationId.nullable(),
});

/** An object that a plan changes, by the index of the change in the body. */
const PlannedObject = z.object({
  change: z.int(),
  /** As it was reviewed; absent in plans of versions that did not keep it. */
  reviewed: ObjectBefore.exactOptional(),
  /** As AWS has it now; absent where that is as it was reviewed. */
  present: ObjectBefore.exactOptional(),
});

/** `GET /api/plans/plan`. */
export const PlanDetail = z.object({
  plan: PlanSummary,
  body: NewRun,
  /** The first of them, in the order of the plan. */
  targets: z.array(PlannedTarget),
  affected: z.array(PlannedAccounts),
  /** The policies, aggregators, tags and configurations that it changes. */
  objects: z.array(PlannedObject).default([]),
  /** The policies that targets and reach name, with their place in the list of policies, which is their colour. */
  policies: z.array(z.object({ id: z.string(), name: z.string(), index: z.int() })),
  /** What changed since the review; empty where nothing has, and where the plan is over. */
  differences: z.array(DifferenceGroup),
  /** Why it could not be compared with what AWS has now. */
  notCompared: Failure.exactOptional(),
  /** Names the organization that the differences were found in: a new review of them sends it back. */
  comparedWith: z.string(),
  /** Oldest first. */
  events: z.array(PlanEvent),
  /** What the person who asks may do with it. */
  may: z.object({ edit: z.boolean(), start: z.boolean(), decide: z.boolean() }),
});
export type PlanDetail = z.infer<typeof PlanDetail>;
