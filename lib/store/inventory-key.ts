import type { Subject } from "@/lib/inventory/snapshot/subject";

/** Whose inventory, and of what: the caller, the Region and the endpoint it was taken with, and its subject. */
export interface InventoryKey {
  readonly viewerKey: string;
  readonly subject: Subject;
}
