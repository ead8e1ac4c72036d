import { z } from "zod";
import { Failure } from "@/lib/core/failure";

/** One stream of the collection, counted in pages because that is what the rate limits count. */
export const CollectionStream = z.object({
  name: z.enum(["accounts", "organizational-units", "associations", "policies", "settings"]),
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
  /** The newest version a reader can fetch; changes while a first collection runs. */
  version: z.string().exactOptional(),
  /** Why the last attempt produced nothing. */
  failure: Failure.exactOptional(),
});
export type CollectionProgress = z.infer<typeof CollectionProgress>;
