import { estimateMs } from "@/lib/aws/rates/published-rates";
import type { BenchServices } from "../bench-services";
import type { Measurement } from "../verdict";
import { awsCalls, type CallCounts } from "./aws-calls";
import { collectionEnd } from "./collection/collection-end";

/**
 * Waits for compliance, which is read after the accounts of all packs, and answers the time since then against
 * what the rate of AWS Config needs at the least for its calls.
 */
export async function measureCompliance({ canopyUrl, sandboxUrl }: BenchServices): Promise<Measurement[]> {
  const [from, before] = [Date.now(), configCalls(await awsCalls(sandboxUrl))];
  await collectionEnd(canopyUrl, () => undefined, "compliance");
  const calls = configCalls(await awsCalls(sandboxUrl)) - before;
  const floor = estimateMs("config:DescribeAggregateComplianceByConformancePacks", calls) / 1000;
  return [
    {
      name: "collection of compliance",
      unit: "s",
      ours: (Date.now() - from) / 1000,
      floor,
      target: { maxRatio: 1.1 },
    },
    { name: "AWS Config calls", unit: "calls", ours: calls },
  ];
}

function configCalls(counts: CallCounts): number {
  const config = Object.entries(counts).filter(([operation]) => operation.startsWith("config:"));
  return config.reduce((sum, [, { calls, throttled }]) => sum + calls - throttled, 0);
}
