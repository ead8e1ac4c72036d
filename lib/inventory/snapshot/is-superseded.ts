import type { PolicyAssociation } from "@/lib/security-hub/model";

/**
 * Whether the snapshot holds a later word on an association than `update`: a collection may read that something has
 * settled after it was recorded as PENDING, and a slow read may end after a write. AWS dates an application by its Start
 * call, so two of them are ordered by `UpdatedAt`. It does not say that an association a target inherits again is younger
 * than the one that was taken away, so another inherited one always counts.
 */
export function isSuperseded(update: PolicyAssociation, known: PolicyAssociation | undefined): boolean {
  if (known === undefined || known.type !== update.type) return false;
  const isSame = known.configurationId === update.configurationId;
  const isDated = known.updatedAt !== undefined && update.updatedAt !== undefined;
  if (!isSame && (update.type !== "APPLIED" || !isDated)) return false;
  const ageSeconds = secondsOf(known) - secondsOf(update);
  if (ageSeconds !== 0) return ageSeconds > 0;
  return isSame && update.status === "PENDING" && known.status !== "PENDING";
}

/** Snapshots know the time to the second. */
function secondsOf({ updatedAt }: PolicyAssociation): number {
  return updatedAt === undefined ? 0 : Math.floor(Date.parse(updatedAt) / 1000);
}
