import { z } from "zod";
import { Change } from "./change";

/** A change as the history keeps it. */
export const HistoryEntry = z.intersection(
  Change,
  z.object({
    id: z.int(),
    snapshotId: z.int(),
    /** Epoch milliseconds of the first instant at which `after` is known to be true. */
    seenAt: z.int(),
    /** Who made it; absent where it needs no person, and where the record is not conclusive. */
    cause: z.enum(["canopy", "elsewhere"]).exactOptional(),
    /** The run whose step made it. */
    run: z.object({ id: z.uuid(), number: z.int(), title: z.string() }).exactOptional(),
  }),
);
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Changes of one reading that are alike but for their subject: the same kind, from the same to the same, by the same. */
export const HistoryBundle = z.object({
  /** Names the bundle within its group. */
  key: z.string(),
  count: z.int(),
  /** The newest of them. */
  entry: HistoryEntry,
});
export type HistoryBundle = z.infer<typeof HistoryBundle>;

/** What was seen with one collection, and from then until the next. */
export const HistoryGroup = z.object({
  snapshotId: z.int(),
  /** Epoch milliseconds at which the collection began; absent where its snapshot is not kept any more. */
  takenAt: z.int().exactOptional(),
  bundles: z.array(HistoryBundle),
});
export type HistoryGroup = z.infer<typeof HistoryGroup>;

/** The newest groups first. */
export const HistoryPage = z.object({
  groups: z.array(HistoryGroup),
  /** What comes before this number is the next page; absent on the last. */
  next: z.int().exactOptional(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** `GET /api/history/bundle`: the newest changes of one bundle. */
export const BundleEntries = z.array(HistoryEntry);

/** `GET /api/history/moments`: when the snapshots were taken that can be looked at, newest first, in epoch milliseconds. */
export const SnapshotInstants = z.array(z.int());
