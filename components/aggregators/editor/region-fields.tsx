"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { type RegionGroup, regionGroups, regionName } from "@/lib/aws-config/aws-regions";
import { Region } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import type { AggregatorDraft } from "./aggregator-draft";

/** Where to collect from: all Regions for ever, or these. AWS takes exactly one of the two. */
export function RegionFields({
  draft,
  partition,
  error,
  onChange,
}: {
  draft: AggregatorDraft;
  partition: string;
  error: string | undefined;
  onChange: (change: Partial<AggregatorDraft>) => void;
}) {
  const groups = withNewer(regionGroups(partition), draft.regions);
  const chosen = new Set<string>(draft.regions);

  function choose(codes: readonly Region[], wanted: boolean) {
    const rest = draft.regions.filter((code) => !codes.includes(code));
    onChange({ regions: wanted ? [...rest, ...codes] : rest });
  }

  return (
    <RadioCards
      legend="Regions"
      options={[
        {
          value: "all",
          title: "All current and future Regions",
          description: "Regions that AWS adds later are collected from as soon as they are enabled.",
        },
        {
          value: "some",
          title: "These Regions",
          description: `${countOf(draft.regions.length, "Region")} selected. New Regions aren't added automatically.`,
        },
      ]}
      value={draft.regionsForm}
      onChange={(regionsForm) => onChange({ regionsForm })}
      error={error}
    >
      {(form) =>
        form === "some" && (
          <div className="grid gap-3">
            {groups.map(({ area, regions }) => {
              const codes = regions.map(({ code }) => code);
              const count = codes.filter((code) => chosen.has(code)).length;
              return (
                <fieldset key={area} className="grid gap-1">
                  <legend className="mb-1 flex w-full items-center gap-2 text-12 font-medium text-ink-quiet">
                    {area}
                    {codes.length > 1 && (
                      <Button
                        variant="ghost"
                        size="small"
                        className="h-5 px-1.5"
                        aria-label={`${count === codes.length ? "Deselect all" : "Select all"} in ${area}`}
                        onClick={() => choose(codes, count < codes.length)}
                      >
                        {count === codes.length ? "none" : "all"}
                      </Button>
                    )}
                  </legend>
                  <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
                    {regions.map(({ code, name, optIn }) => (
                      <Checkbox
                        key={code}
                        checked={chosen.has(code)}
                        onChange={(wanted) => choose([code], wanted)}
                      >
                        <span className="font-mono text-12">{code}</span>{" "}
                        <span className="text-12 text-ink-quiet">
                          {name.replace(/^.*\((.*)\)$/, "$1")}
                          {optIn && ", opt-in"}
                        </span>
                      </Checkbox>
                    ))}
                  </div>
                </fieldset>
              );
            })}
          </div>
        )
      }
    </RadioCards>
  );
}

/** An aggregator may collect from a Region that is newer than the list, and that must not be lost. */
function withNewer(groups: readonly RegionGroup[], chosen: readonly Region[]): readonly RegionGroup[] {
  const listed = new Set(groups.flatMap(({ regions }) => regions.map(({ code }) => code)));
  const newer = chosen.filter((code) => !listed.has(code));
  if (newer.length === 0) return groups;
  const regions = newer.map((code) => ({
    code: Region.parse(code),
    name: regionName(code) ?? "not in Canopy's list",
    partition: "",
    optIn: false,
  }));
  return [...groups, { area: "Other", regions }];
}
