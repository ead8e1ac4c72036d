import "server-only";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { trendRecords } from "@/lib/aws-config/compliance/trend/trend-records";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { whenCollected } from "@/lib/inventory/collect/when-collected";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { log } from "@/lib/server/log";
import { settings } from "@/lib/server/settings";
import { deleteOldTrend, keepTrend } from "@/lib/store/history/compliance-trend";

/**
 * Records how each pack, OU and account comes out in a complete snapshot of compliance, laid over the organization and the
 * packs as they are stored. Where the organization has not been read to its end yet it is waited for, because a first
 * collection of compliance may be the faster one. A failure is logged, because the snapshot stands without.
 */
export async function recordComplianceTrend(
  callerKey: string,
  compliance: ComplianceSnapshot,
  signal: AbortSignal,
): Promise<void> {
  try {
    const [organization, packs] = await Promise.all([completeOrganization(signal), currentPacks()]);
    if (packs?.meta.complete !== true) return;
    const placed = placePacks(organization.tree, packs);
    const records = trendRecords(placed, placeCompliance(placed, compliance));
    await keepTrend(callerKey, compliance.meta.takenAt, records);
    await deleteOldTrend(settings().historyDays);
  } catch (error) {
    if (signal.aborted) return;
    log().error({ err: error }, "How compliance developed could not be recorded");
  }
}

async function completeOrganization(signal: AbortSignal): Promise<Snapshot> {
  const known = await currentSnapshot();
  return known?.meta.complete === true ? known : whenCollected(awaited, signal);
}

const awaited = {
  dataset: "organization",
  read: currentSnapshot,
  unknown: {
    code: "unavailable",
    message: "How compliance developed is recorded over the organization, which has not been read.",
  },
} as const;
