import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { complianceKind } from "./kinds/compliance-kind";
import { SnapshotMemory } from "./snapshot-memory";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyCompliance: OfConnections<SnapshotMemory<ComplianceSnapshot>> | undefined;
}

/** The compliance of the packs as readers should see it now; see `SnapshotMemory.read`. */
export function currentCompliance(): Promise<ComplianceSnapshot | undefined> {
  return complianceMemory().read();
}

/** The snapshot of compliance as this process holds it. */
export function complianceMemory(): SnapshotMemory<ComplianceSnapshot> {
  globalThis.canopyCompliance ??= new OfConnections();
  return globalThis.canopyCompliance.made(() => new SnapshotMemory(complianceKind));
}
