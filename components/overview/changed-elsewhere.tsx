import { historyLink } from "@/components/inventory/addresses/history-address";
import { Banner } from "@/components/ui/status/banner";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";

/** Says how many changes nothing in Canopy's record explains, with the way to them; nothing where there are none. */
export function ChangedElsewhere({ count, from }: { count: number; from: number }) {
  if (count === 0) return null;
  return (
    <Banner kind="info" title={`${countOf(count, "change")} made outside Canopy in the last 7 days.`}>
      Another client changed what is applied to a target, a policy or the organization configuration.{" "}
      <TextLink href={historyLink({ by: "elsewhere", from: new Date(from) })}>View changes</TextLink>
    </Banner>
  );
}
