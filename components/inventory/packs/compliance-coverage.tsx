import { TextLink } from "@/components/ui/text-link";
import { coverageOf } from "@/lib/aws-config/compliance/table/placed-compliance";
import type { ComplianceMeta } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { formatCount } from "@/lib/format/count";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";

/** Through which aggregator compliance was read and which accounts that covers, as the beginning of a sentence. */
export function ComplianceCoverage({ meta, tree }: { meta: ComplianceMeta; tree: OrgTree }) {
  const { aggregator } = meta;
  if (aggregator === undefined) {
    return (
      <>
        Compliance is not known: there is no aggregator to read it through.{" "}
        <TextLink href="/aggregators">Aggregators</TextLink>
      </>
    );
  }
  return (
    <>
      Compliance through the aggregator{" "}
      <TextLink
        href={`/aggregators/${encodeURIComponent(meta.region)}/${encodeURIComponent(aggregator.name)}`}
      >
        {aggregator.name}
      </TextLink>
      , {coverage(meta, tree)}
    </>
  );
}

function coverage(meta: ComplianceMeta, tree: OrgTree): string {
  if (meta.aggregator?.accountIds === undefined) return "which covers every account of the organization";
  const covers = coverageOf(meta);
  let [accounts, covered] = [0, 0];
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    accounts += 1;
    if (covers(tree.ids[node] ?? "")) covered += 1;
  }
  return `which covers ${formatCount(covered)} of ${formatCount(accounts)} accounts`;
}
