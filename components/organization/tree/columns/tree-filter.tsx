import { FacetFilter } from "@/components/ui/menu/facet-filter";
import type { OrganizationParams, ViewChange } from "@/components/inventory/addresses/organization-address";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";
import type { Option } from "@/components/ui/menu/option-filter";
import type { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import type { OrgTree } from "@/lib/organizations/tree";
import type { ReactNode } from "react";

/** What the values of a filter are called by. */
export interface FilterNames {
  readonly policies: readonly ConfigurationPolicySummary[];
  /** Whether the organization has Organizations policies for Security Hub CSPM. */
  readonly hasOrganizationsPolicies: boolean;
  readonly ungoverned: UngovernedWord;
  readonly tree: OrgTree;
}

type ListParam = "status" | "source" | "policy" | "state" | "kind" | "cspm" | "recorder";

/** The parameters that the filters above the tree read and write. */
export type FilterValues = Pick<OrganizationParams, ListParam | "tag">;

/** A filter of several values, of which any will do; its parameter and what it tests are the organization's address. */
export interface TreeFilter {
  readonly label: string;
  /** Its place among the filters, from the left: what is asked for most stands first. */
  readonly place: number;
  readonly control: (
    params: FilterValues,
    names: FilterNames,
    onChange: (change: ViewChange) => void,
  ) => ReactNode;
  /** The values in force, in words. */
  readonly inForce: (params: FilterValues, names: FilterNames) => readonly string[];
  readonly removal: ViewChange;
}

/** A filter by one parameter of the organization's address. */
export function treeFilter<Param extends ListParam>(filter: {
  readonly param: Param;
  readonly label: string;
  readonly place: number;
  readonly options: (names: FilterNames) => readonly Option<OrganizationParams[Param][number]>[];
  /** The word for a value that is not among the options. */
  readonly wordOf?: (value: string) => string;
  /** Whether it is offered while it is not in force; always where that isn't said. */
  readonly isOffered?: (names: FilterNames) => boolean;
}): TreeFilter {
  const { param, label, place, options, isOffered = () => true } = filter;
  return {
    label,
    place,
    control: (params, names, onChange) =>
      (isOffered(names) || params[param].length > 0) && (
        <FacetFilter
          key={param}
          label={label}
          options={options(names)}
          selected={params[param]}
          onChange={(values) => onChange({ [param]: [...values] })}
        />
      ),
    inForce: (params, names) => {
      const words = new Map<string, string>(options(names).map((option) => [option.value, option.label]));
      return params[param].map((value) => words.get(value) ?? value);
    },
    removal: { [param]: [] },
  };
}
