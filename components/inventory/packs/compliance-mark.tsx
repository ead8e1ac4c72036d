import { StatusMark } from "@/components/ui/status/status-mark";
import type { AccountCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { complianceLabels } from "./compliance-labels";

/** How a pack comes out in an account: `12 of 62 rules`, `Compliant`; nothing for an account without the pack. */
export function ComplianceMark({ compliance }: { compliance: AccountCompliance | undefined }) {
  if (compliance?.type === undefined) return null;
  const { type, nonCompliant, total } = compliance;
  const { word, tone, means } = complianceLabels[type];
  const isCounted = type === "NON_COMPLIANT" && nonCompliant !== undefined;
  return (
    <span title={isCounted ? `${word}. ${means}` : means}>
      <StatusMark tone={tone}>{isCounted ? `${nonCompliant} of ${total ?? "?"} rules` : word}</StatusMark>
    </span>
  );
}
