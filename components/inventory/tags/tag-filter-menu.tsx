"use client";

import { Button } from "@/components/ui/button";
import { FacetPopover } from "@/components/ui/menu/facet-popover";
import type { Option } from "@/components/ui/menu/option-filter";
import { OptionList } from "@/components/ui/menu/option-list";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import { tagParameter, tagTestInWords } from "@/lib/organizations/tags/tag-filter";
import type { OrgTree } from "@/lib/organizations/tree";
import { TagsRead } from "./tags-read";
import { useTags } from "./use-tags";

/** Narrows a list to targets with tags: `Tag ▾`. What there is to select from is fetched when it is opened. */
export function TagFilterMenu({
  tree,
  selected,
  onChange,
}: {
  tree: OrgTree;
  /** As in an address; see `tagParameter`. */
  selected: readonly string[];
  onChange: (selected: readonly string[]) => void;
}) {
  return (
    <FacetPopover label="Tag" selected={selected.length} className="w-80 p-0">
      <TagOptions tree={tree} selected={selected} onChange={onChange} />
    </FacetPopover>
  );
}

/** The tags to select from, with the number of accounts that have each. */
function TagOptions({
  tree,
  selected,
  onChange,
}: {
  tree: OrgTree;
  selected: readonly string[];
  onChange: (selected: readonly string[]) => void;
}) {
  const tags = useTags(tree, true);
  return (
    <>
      <OptionList
        label="Search tags"
        multiple
        options={tagOptions(tags.placed, selected)}
        selected={selected}
        onSelect={(value) =>
          onChange(
            selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value],
          )
        }
      />
      <div className="grid gap-1 border-t p-2">
        <TagsRead tags={tags} />
        {selected.length > 0 && (
          <Button variant="ghost" size="small" className="w-full" onClick={() => onChange([])}>
            Show every tag
          </Button>
        )}
      </div>
    </>
  );
}

/** Values first, by their number of accounts; behind them what accounts have a key or not, and those not read. */
function tagOptions(placed: PlacedTags | undefined, selected: readonly string[]): Option[] {
  const option = (parameter: string, count?: number): Option => ({
    value: parameter,
    label: tagTestInWords(parameter),
    ...(count !== undefined && { count }),
  });
  if (placed === undefined) return selected.map((parameter) => option(parameter));
  const { keys, accounts, readAccounts } = placed;
  const options = [
    ...keys.flatMap(({ key, values }) =>
      values.map(({ value, accounts: count }) => option(tagParameter({ is: "value", key, value }), count)),
    ),
    ...keys.flatMap(({ key, accounts: count }) => [
      option(tagParameter({ is: "has-key", key }), count),
      option(tagParameter({ is: "without-key", key }), readAccounts - count),
    ]),
    option(tagParameter({ is: "not-read" }), accounts - readAccounts),
  ];
  const known = new Set(options.map(({ value }) => value));
  return [...selected.filter((value) => !known.has(value)).map((value) => option(value, 0)), ...options];
}
