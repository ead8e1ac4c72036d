import { StatusMark } from "@/components/ui/status/status-mark";
import type { OrganizationConformancePack } from "@/lib/aws-config/packs/model";
import { cellLabels } from "../../inventory/packs/pack-labels";

/** The status of a pack as a whole, as AWS says it. It may differ from what the accounts say; that is a finding. */
export function WholeStatus({ whole }: { whole: OrganizationConformancePack["status"] }) {
  if (whole === undefined) return <StatusMark tone="not-visible">Not known</StatusMark>;
  const { word, tone } = cellLabels[whole.status];
  return (
    <span title={[whole.status, whole.errorCode, whole.errorMessage].filter(Boolean).join(" · ")}>
      <StatusMark tone={tone}>{word}</StatusMark>
    </span>
  );
}
