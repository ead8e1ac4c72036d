import { estimateMs, type OperationName } from "@/lib/aws/rates/published-rates";
import type { CallCounts } from "../aws-calls";

/**
 * The least time in milliseconds in which AWS's published rates let these calls through. Each operation has a bucket of
 * its own and all run side by side, so the slowest decides; refused calls cost nothing.
 */
export function rateBoundMs(calls: CallCounts): { ms: number; operation: string } {
  const bounds = Object.entries(calls).map(([operation, { calls: sent, throttled }]) => ({
    operation,
    ms: isRated(operation) ? estimateMs(operation, sent - throttled) : 0,
  }));
  return bounds.reduce((slowest, each) => (each.ms > slowest.ms ? each : slowest), { operation: "", ms: 0 });
}

function isRated(operation: string): operation is OperationName {
  return /^(organizations|securityhub|sts):/.test(operation);
}
