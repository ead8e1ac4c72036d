import type { OperationName } from "@/lib/aws/rates/published-rates";
import { estimateMs } from "@/lib/aws/rates/published-rates";
import type { BenchServices } from "../bench-services";
import type { Measurement } from "../verdict";
import { awsCalls, type CallCounts } from "./aws-calls";
import { collectionEnd } from "./collection/collection-end";

export interface ComplianceCollection {
  readonly measurements: readonly Measurement[];
  /** Its calls by operation. */
  readonly calls: CallCounts;
}

const packsOperation: OperationName = "config:DescribeAggregateComplianceByConformancePacks";

/**
 * Waits for compliance, which is read after the accounts of all packs, and answers the time since then against what the rate
 * of AWS Config needs at the least for its calls. AWS publishes none, so that this is the one that Canopy begins with; all
 * operations share it.
 */
export async function measureCompliance({
  canopyUrl,
  sandboxUrl,
}: BenchServices): Promise<ComplianceCollection> {
  const [from, before] = [Date.now(), await awsCalls(sandboxUrl)];
  await collectionEnd(canopyUrl, () => undefined, "compliance");
  const tookMs = Date.now() - from;
  const calls = callsSince(before, await awsCalls(sandboxUrl));
  const total = (of: "calls" | "throttled") =>
    Object.values(calls).reduce((sum, count) => sum + count[of], 0);
  const sent = total("calls") - total("throttled");
  return {
    calls,
    measurements: [
      {
        name: "collection of compliance",
        unit: "s",
        ours: tookMs / 1000,
        floor: estimateMs(packsOperation, sent) / 1000,
        target: { maxRatio: 1.1 },
      },
      { name: "AWS Config calls", unit: "calls", ours: total("calls") },
      { name: "of these throttled", unit: "calls", ours: total("throttled"), target: { max: 0 } },
    ],
  };
}

/** The calls of AWS Config that one count has and an earlier one has not. */
function callsSince(before: CallCounts, after: CallCounts): CallCounts {
  const since = Object.entries(after).flatMap(([operation, { calls, throttled }]) => {
    const known = before[operation] ?? { calls: 0, throttled: 0 };
    const more = { calls: calls - known.calls, throttled: throttled - known.throttled };
    return operation.startsWith("config:") && more.calls > 0 ? [[operation, more] as const] : [];
  });
  return Object.fromEntries(since);
}
