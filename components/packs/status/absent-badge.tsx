import { Badge } from "@/components/ui/status/badge";
import { absenceLabels } from "@/lib/organizations/absence";

/** Beside an account that the organization's tree doesn't hold: that it left, or that this is not known. */
export function AbsentBadge({ hasAllAccounts }: { hasAllAccounts: boolean }) {
  const { badge, because } = absenceLabels(hasAllAccounts);
  return (
    <Badge tone={hasAllAccounts ? "stuck" : "not-visible"}>
      <span title={because}>{badge}</span>
    </Badge>
  );
}
