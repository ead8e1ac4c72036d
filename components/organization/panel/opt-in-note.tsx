import type { FindingAggregator } from "@/lib/security-hub/model";
import { optInRemark } from "@/lib/security-hub/opt-in-regions";

/** Which linked Regions may keep an association pending; draws nothing where none is linked. */
export function OptInNote({ aggregator }: { aggregator: FindingAggregator | undefined }) {
  const remark = optInRemark(aggregator);
  return remark === undefined ? null : <p className="text-12 text-pretty text-ink-quiet">{remark}</p>;
}
