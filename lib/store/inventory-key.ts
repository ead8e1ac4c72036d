import type { Dataset } from "@/lib/inventory/snapshot/dataset";

/** Whose inventory, and of what: the caller, the Region and the endpoint it was taken with, and its dataset. */
export interface InventoryKey {
  readonly callerKey: string;
  readonly dataset: Dataset;
}
