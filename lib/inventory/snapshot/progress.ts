import { z } from "zod";
import { Failure } from "@/lib/core/failure";

/** The streams of the organization, in the order in which people are shown them. */
const organizationStreams = [
  "settings",
  "policies",
  "associations",
  "organizational-units",
  "accounts",
] as const;

/**
 * The streams of the conformance packs, likewise: the packs, their statuses, the accounts in which something failed or is
 * in progress, and all accounts.
 */
const packStreams = ["packs", "pack-statuses", "pack-unsettled", "pack-accounts"] as const;

/** The streams of compliance: the aggregator and the rules of each pack, the packs in each account, the rules that fail there. */
const complianceStreams = ["compliance-setup", "compliance-packs", "compliance-rules"] as const;

/** The streams of recorder coverage: the aggregator, its recorders, and its sources that are not collected well. */
const recorderStreams = ["recorder-setup", "recorders", "recorder-sources"] as const;
/** The stream of the tags of accounts, OUs and the root. */
const tagStreams = ["account-tags"] as const;

const StreamName = z.preprocess(
  // Progress that an earlier version stored.
  (name) => (name === "pack-troubles" ? "pack-unsettled" : name),
  z.enum([...organizationStreams, ...packStreams, ...complianceStreams, ...recorderStreams, ...tagStreams]),
);

/** One stream of the collection, counted in pages because that is what the rate limits count. */
export const CollectionStream = z.object({
  name: StreamName,
  pagesDone: z.int().nonnegative(),
  /** Absent until it can be known or estimated. */
  pagesExpected: z.int().nonnegative().exactOptional(),
  itemsRead: z.int().nonnegative(),
  /** Calls that AWS throttled so far. */
  throttled: z.int().nonnegative(),
  state: z.enum(["waiting", "running", "done", "failed"]),
});
export type CollectionStream = z.infer<typeof CollectionStream>;

/** How far a collection is; what the browser receives as a server-sent event. Times are epoch milliseconds. */
export const CollectionProgress = z.object({
  state: z.enum(["idle", "collecting", "failed"]),
  startedAt: z.int().exactOptional(),
  /** Rate-bound estimate of the remaining time. */
  remainingMs: z.int().nonnegative().exactOptional(),
  streams: z.array(CollectionStream),
  /** Present while calls are spaced further than usual because AWS throttled them; in calls per second. */
  slowed: z.object({ perSecond: z.number().positive(), normally: z.number().positive() }).exactOptional(),
  /** The newest version a reader can fetch; changes while a first collection runs. */
  version: z.string().exactOptional(),
  /** Why the last attempt produced nothing. */
  failure: Failure.exactOptional(),
});
export type CollectionProgress = z.infer<typeof CollectionProgress>;

/** Before anything is known of a collection. */
export const noProgress: CollectionProgress = { state: "idle", streams: [] };
