import { Banner } from "@/components/ui/status/banner";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";

/** Why associations are pending again after a Region was linked. Draws nothing where none was lately. */
export function LinkedRegionsNotice({ meta }: { meta: SnapshotMeta }) {
  const { linkedRegions } = meta;
  if (linkedRegions === undefined) return null;
  const { regions, after, before } = linkedRegions;
  return (
    <Banner
      kind="info"
      title={`${regions.join(", ")} ${regions.length === 1 ? "was" : "were"} linked: associations are pending again.`}
    >
      It happened between <RelativeTime at={after} /> and <RelativeTime at={before} />. Security Hub creates
      the associations again in a newly linked Region. Associations in effect in the other Regions stay in
      effect.
    </Banner>
  );
}
