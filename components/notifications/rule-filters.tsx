"use client";

import { useQuery } from "@tanstack/react-query";
import { Combobox } from "@/components/ui/menu/combobox";
import type { Option } from "@/components/ui/menu/option-filter";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { EventKind } from "@/lib/notifications/event";
import { filtersOf, RuleFilter } from "@/lib/notifications/rule";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import { isListed } from "@/lib/security-hub/governance/governance";
import type { RuleDraft } from "./drafts";

type FilterName = keyof RuleFilter;

const filterFields = {
  within: {
    label: "Within",
    help: "Only what is in this OU, or this account, counts.",
    none: "The whole organization",
  },
  policyId: {
    label: "Configuration policy",
    help: "Only the associations of this policy count.",
    none: "Any policy",
  },
  packName: {
    label: "Conformance pack",
    help: "Only the deployments of this pack count.",
    none: "Any pack",
  },
} as const;

/** What a kind of rule can be narrowed down to, each selected by name; an id that the organization doesn't have can be pasted. */
export function RuleFilters({
  kind,
  draft,
  errors,
  onChange,
}: {
  kind: EventKind;
  draft: Pick<RuleDraft, FilterName>;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<Pick<RuleDraft, FilterName>>) => void;
}) {
  const options = useFilterOptions(kind);
  return filtersOf[kind].map((filter) => {
    const { none, ...field } = filterFields[filter];
    return (
      <Combobox
        key={filter}
        {...field}
        options={withSelected([{ value: "", label: none }, ...options[filter]], draft[filter])}
        value={draft[filter]}
        error={errors[`settings.filter.${filter}`]}
        typedOption={(text) => typedOption(filter, text)}
        onChange={(value) => onChange({ [filter]: value })}
      />
    );
  });
}

/** The options of each filter that a kind of rule has, as soon as they have been read. */
function useFilterOptions(kind: EventKind): Readonly<Record<FilterName, readonly Option[]>> {
  const filters = filtersOf[kind];
  const organization = useQuery({ ...inventoryQueries.snapshot(), enabled: filters.includes("within") });
  const packs = useQuery({ ...packQueries.snapshot(), enabled: filters.includes("packName") });
  const tree = organization.data?.tree;
  const policies = organization.data?.governance.policies.filter(isListed) ?? [];
  return {
    within: tree === undefined ? [] : targetOptions(tree),
    policyId: policies.map(({ id, name }) => ({ value: id, label: name, detail: id })),
    packName: packs.data?.meta.packs.map(({ name }) => ({ value: name, label: name })) ?? [],
  };
}

const optionsOfTree = new WeakMap<OrgTree, readonly Option[]>();

/** The root, OUs and accounts in the order of the tree, by name with path and id. */
function targetOptions(tree: OrgTree): readonly Option[] {
  const known = optionsOfTree.get(tree);
  if (known !== undefined) return known;
  const options = tree.ids.map((id, node) => {
    const place = placeOf(tree, node);
    return {
      value: id,
      label: displayName(tree, node),
      detail: place === undefined ? id : `${place} · ${id}`,
    };
  });
  optionsOfTree.set(tree, options);
  return options;
}

/** What is selected stays an option when the organization doesn't have it anymore. */
function withSelected(options: readonly Option[], value: string): readonly Option[] {
  if (options.some((option) => option.value === value)) return options;
  return [...options, { value, label: value }];
}

/** An id or a name that was typed, where it has the form of one. */
function typedOption(filter: FilterName, text: string): Option | undefined {
  const { success, data } = RuleFilter.shape[filter].safeParse(text.trim());
  return success ? { value: data, label: data, detail: "Not listed in the organization" } : undefined;
}
