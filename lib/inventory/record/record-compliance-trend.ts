import "server-only";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { trendRecords } from "@/lib/aws-config/compliance/trend/trend-records";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { log } from "@/lib/server/log";
import { settings } from "@/lib/server/settings";
import { deleteOldTrend, keepTrend } from "@/lib/store/history/compliance-trend";

/**
 * Records how each pack, OU and account comes out in a complete snapshot of compliance, laid over the organization and the
 * packs as they are stored. Without both of them nothing is recorded; a failure is logged, because the snapshot stands without.
 */
export async function recordComplianceTrend(
  callerKey: string,
  compliance: ComplianceSnapshot,
): Promise<void> {
  try {
    const [organization, packs] = await Promise.all([currentSnapshot(), currentPacks()]);
    if (organization?.meta.complete !== true || packs?.meta.complete !== true) return;
    const placed = placePacks(organization.tree, packs);
    const records = trendRecords(placed, placeCompliance(placed, compliance));
    await keepTrend(callerKey, compliance.meta.takenAt, records);
    await deleteOldTrend(settings().historyDays);
  } catch (error) {
    log().error({ err: error }, "How compliance developed could not be recorded");
  }
}
