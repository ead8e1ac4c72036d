import { z } from "zod";
import { Failure } from "@/lib/core/failure";

/** How a change stands by its newest entry; `attempted` has no outcome yet. */
export const activityResults = ["attempted", "succeeded", "failed", "refused", "unknown"] as const;
export const ActivityResult = z.enum(activityResults);
export type ActivityResult = z.infer<typeof ActivityResult>;

const Person = z.object({ id: z.string(), name: z.string() });

/** One change through Canopy: all entries of one attempt together. What an entry doesn't have is absent. */
export const ActivityChange = z.object({
  /** The number of its first entry. */
  id: z.int(),
  /** ISO 8601, by the database's clock. */
  at: z.string(),
  /** When its newest outcome was recorded. */
  endedAt: z.string().exactOptional(),
  by: Person,
  role: z.string(),
  /** As IAM writes it, such as `securityhub:StartConfigurationPolicyAssociation`; Canopy's own begin with `canopy:`. */
  operation: z.string(),
  /** The id of an OU, account, policy or ARN, or a sentence for what has none. */
  target: z.string(),
  result: ActivityResult,
  /** The configuration that the input names. */
  configuration: z.string().exactOptional(),
  /** What was applied to the target itself before; absent where nothing was, or it isn't known. */
  configurationBefore: z.string().exactOptional(),
  /** The name of a policy or aggregator, as input, answer or the state before give it. */
  name: z.string().exactOptional(),
  region: z.string().exactOptional(),
  /** Whether there was nothing before, as far as the record knows. */
  isNew: z.boolean(),
  failure: Failure.exactOptional(),
  awsRequestId: z.string().exactOptional(),
  /** Why it was made, and where it was asked for, as its run or the entry says. */
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  run: z.object({ id: z.string(), number: z.int(), title: z.string() }).exactOptional(),
});
export type ActivityChange = z.infer<typeof ActivityChange>;

/** Who and what a list can be narrowed down to. */
const ActivityFacets = z.object({ people: z.array(Person), operations: z.array(z.string()) });

/** Changes, newest first. */
export const ActivityPage = z.object({
  changes: z.array(ActivityChange),
  /** The `before` of the page after this one; absent where this is the last. */
  next: z.int().exactOptional(),
  /** The newest entry that the list reaches up to. */
  upTo: z.int(),
  /** How many matching changes are newer than `upTo`, a hundred at most. */
  newer: z.int(),
  facets: ActivityFacets,
});
export type ActivityPage = z.infer<typeof ActivityPage>;

/** An entry of the record as it is stored. */
const ActivityEntry = z.object({
  id: z.int(),
  at: z.string(),
  phase: ActivityResult,
  by: Person,
  awsRequestId: z.string().exactOptional(),
  failure: Failure.exactOptional(),
  /** SHA-256 of the entry and of all before it, 64 hexadecimal digits. */
  hash: z.string(),
});

/** A change with everything that is recorded of it. */
export const ActivityDetail = z.object({
  change: ActivityChange,
  input: z.unknown(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  /** Oldest first. */
  entries: z.array(ActivityEntry),
});
export type ActivityDetail = z.infer<typeof ActivityDetail>;

const Text = z.string().max(256);
const list = <Member extends z.ZodType>(member: Member) => z.array(member).max(50);

/** Which changes are asked for: all that are given must match, of a list one. */
export const ActivityQuestion = z.object({
  /** Words at the beginning of words of the entry, of the target's or the policy's name. */
  q: Text.exactOptional(),
  by: list(Text).exactOptional(),
  operation: list(Text).exactOptional(),
  target: list(z.string().max(1_000)).exactOptional(),
  /** Ids of policies, or self-managed, that input, state before or answer name. */
  policy: list(Text).exactOptional(),
  result: list(ActivityResult).exactOptional(),
  /** ISO 8601; the first moment that counts. */
  from: z.iso.datetime({ offset: true }).max(40, "An instant has at most 40 characters.").exactOptional(),
  /** ISO 8601; the first moment that doesn't count any more. */
  until: z.iso.datetime({ offset: true }).max(40, "An instant has at most 40 characters.").exactOptional(),
  run: z.uuid().max(36, "A run id is a UUID.").exactOptional(),
});
export type ActivityQuestion = z.infer<typeof ActivityQuestion>;
