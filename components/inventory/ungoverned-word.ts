import { isMissing } from "@/lib/core/missing-part";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";

/** What it means that a target has no association in the snapshot. */
export type UngovernedWord = "Not governed" | "Not read yet" | "Not visible" | "Not known";

/**
 * Nothing governs a target only where all associations have been read. What is not read yet, or not visible to this
 * caller, is another thing. Under local configuration AWS refuses the list, and no policy governs a target.
 */
export function ungovernedWord({
  complete,
  missingParts,
  configuration,
}: Pick<SnapshotMeta, "complete" | "missingParts" | "configuration">): UngovernedWord {
  if (configuration?.configurationType === "LOCAL") return "Not governed";
  if (isMissing(missingParts, { part: "associations" })) return "Not visible";
  return complete ? "Not governed" : "Not read yet";
}
