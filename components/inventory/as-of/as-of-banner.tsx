"use client";

import { historyLink } from "@/components/inventory/addresses/history-address";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Banner } from "@/components/ui/status/banner";
import { TextLink } from "@/components/ui/text-link";
import { asOfParsers } from "./as-of-address";
import { AsOfMenu } from "./as-of-menu";

/** Says above a page that it shows an earlier time, and leads to others and back to the present. */
export function AsOfBanner({
  at,
  takenAt,
  of,
}: {
  /** The instant that was asked for. */
  at: number;
  /** When the collection that is shown began; undefined while it is on its way. */
  takenAt: number | undefined;
  /** What the page shows of then. */
  of: "organization" | "packs";
}) {
  const other = others[of];
  const [, setParams] = useAddress(asOfParsers, { history: "push", shallow: false });
  return (
    <Banner
      kind="warning"
      action={
        <span className="flex flex-wrap gap-2">
          <AsOfMenu dataset={of === "packs" ? "conformance-packs" : "organization"} />
          <Button size="small" variant="primary" onClick={() => void setParams({ asof: null })}>
            Back to now
          </Button>
        </span>
      }
    >
      <strong className="font-semibold">
        As of <Moment at={at} />: what Canopy read then.
      </strong>{" "}
      {takenAt !== undefined && (
        <>
          Collected <Moment at={takenAt} />.{" "}
        </>
      )}
      Nothing can be changed from an earlier time.{" "}
      <TextLink href={`${other.path}?asof=${new Date(at).toISOString()}`} prefetch={false}>
        {other.label} as of then
      </TextLink>
      {", "}
      <TextLink href={historyLink({ from: new Date(takenAt ?? at) })} prefetch={false}>
        what changed since then
      </TextLink>
    </Banner>
  );
}

/** Where the other half of the same time is. */
const others = {
  organization: { path: "/packs", label: "Conformance packs" },
  packs: { path: "/organization", label: "Organization" },
} as const;
