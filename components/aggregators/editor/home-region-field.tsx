"use client";

import { Combobox } from "@/components/ui/menu/combobox";
import { TextField } from "@/components/ui/field/text-field";
import { regionName } from "@/lib/aws-config/aws-regions";

/** The Region an aggregator belongs to, which says nothing about where it collects from. */
export function HomeRegionField({
  region,
  regions,
  isFixed,
  error,
  onChange,
}: {
  region: string;
  regions: readonly string[];
  isFixed: boolean;
  error: string | undefined;
  onChange: (region: string) => void;
}) {
  const help = "Where the aggregator itself is and where its data are kept.";
  if (isFixed || regions.length < 2) {
    return (
      <TextField
        label="Region"
        mono
        readOnly
        className="bg-surface-sunken"
        value={region}
        help={`${regionName(region) ?? "A Region that is newer than Canopy's list"}. ${help}`}
        error={error}
      />
    );
  }
  return (
    <Combobox
      label="Region"
      help={help}
      error={error}
      value={region}
      options={regions.map((code) => ({ value: code, label: code, detail: regionName(code) ?? "" }))}
      onChange={onChange}
    />
  );
}
