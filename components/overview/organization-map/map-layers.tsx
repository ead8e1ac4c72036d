"use client";

import { ChevronDown } from "lucide-react";
import { shortPackName } from "@/components/inventory/packs/pack-labels";
import { ComplianceCoverage } from "@/components/inventory/packs/compliance-coverage";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuRadioGroup } from "@/components/ui/menu/menu-items";
import { Moment } from "@/components/ui/moment";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { OrgTree } from "@/lib/organizations/tree";

const ALL = "";

/** Chooses whether the colours show the compliance of all packs or of one. */
export function MapPackMenu({
  packs,
  pack,
  onPack,
}: {
  packs: PackSnapshot | null | undefined;
  /** Undefined for all. */
  pack: string | undefined;
  onPack: (pack: string | null) => void;
}) {
  const names = packs?.meta.packs.map(({ name }) => name) ?? [];
  return (
    <Menu
      trigger={
        <Button size="small" className="min-w-0" aria-label={`Pack: ${pack ?? "All packs"}`}>
          <span className="max-w-48 truncate">{pack === undefined ? "All packs" : shortPackName(pack)}</span>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <MenuRadioGroup
        value={pack ?? ALL}
        options={[
          { value: ALL, label: "All packs" },
          ...names.map((name) => ({ value: String(name), label: name })),
        ]}
        onChange={(value) => onPack(value === ALL ? null : value)}
      />
    </Menu>
  );
}

/** Which aggregator the colours come through and what it covers, or why they show the status. */
export function MapComplianceLine({
  compliance,
  tree,
}: {
  /** Undefined while it is on its way, null where nothing has been read. */
  compliance: ComplianceSnapshot | null | undefined;
  tree: OrgTree | undefined;
}) {
  if (compliance === undefined || tree === undefined) return null;
  if (compliance === null) {
    return (
      <p className="text-12 text-ink-quiet">
        Compliance has not been read yet; the colours show the status until then.
      </p>
    );
  }
  return (
    <p className="text-12 text-pretty text-ink-quiet">
      <ComplianceCoverage meta={compliance.meta} tree={tree} />, read <Moment at={compliance.meta.takenAt} />
    </p>
  );
}
