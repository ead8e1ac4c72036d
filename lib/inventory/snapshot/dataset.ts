import { z } from "zod";

/**
 * What Canopy collects, each with a snapshot, a progress, a lock and an age of its own, so that none of them waits for
 * another.
 */
export const Dataset = z.enum([
  "organization",
  "conformance-packs",
  "compliance",
  "recorders",
  "account-tags",
]);
export type Dataset = z.infer<typeof Dataset>;

/** Whose inventory, and of what: the caller, the Region and the endpoint it was taken with, and its dataset. */
export interface InventoryKey {
  readonly callerKey: string;
  readonly dataset: Dataset;
}
