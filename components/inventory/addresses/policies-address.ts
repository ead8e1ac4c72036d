import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { type DescendingFirst, sortDirections } from "@/components/ui/rows/sort-order";
import { severities } from "@/lib/security-hub/policies/standards/standards";

/** What the list can be sorted by; `place` is the order in which AWS lists the policies. */
export const policySorts = ["place", "name", "targets", "accounts", "failed", "updated"] as const;
export type PolicySort = (typeof policySorts)[number];
export const policiesDescendingFirst: DescendingFirst<PolicySort> = {
  targets: true,
  accounts: true,
  failed: true,
  updated: true,
};

/** The list of policies: what is typed above it, its order, and the two that are chosen for comparison. */
export const policyListParsers = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(policySorts).withDefault("place"),
  /** Absent: the one with which the column begins. */
  direction: parseAsStringLiteral(sortDirections),
  chosen: parseAsArrayOf(parseAsString).withDefault([]),
};

/** What the standards can be sorted by; `place` is the order in which AWS lists them. */
const standardSorts = ["place", "name", "lacking", "enabled"] as const;
export type StandardSort = (typeof standardSorts)[number];
export const standardsDescendingFirst: DescendingFirst<StandardSort> = { lacking: true, enabled: true };

export const standardsParsers = {
  sort: parseAsStringLiteral(standardSorts).withDefault("place"),
  direction: parseAsStringLiteral(sortDirections),
};

/** Two policies side by side. */
export const compareParsers = {
  a: parseAsString,
  b: parseAsString,
  /** What is the same in both, too. */
  all: parseAsBoolean.withDefault(false),
};

export const policyTabs = ["affected", "controls", "parameters", "code", "activity"] as const;
export type PolicyTab = (typeof policyTabs)[number];

/** What the controls of a policy can be sorted by. */
export const controlSorts = ["control", "state", "title", "severity"] as const;
export type ControlSort = (typeof controlSorts)[number];
export const controlsDescendingFirst: DescendingFirst<ControlSort> = { severity: true };

export const controlFilters = ["on", "not-evaluated", "off"] as const;
export type ControlFilter = (typeof controlFilters)[number];

/** One policy: which of its faces is shown, and how its controls are narrowed down. */
export const policyParsers = {
  tab: parseAsStringLiteral(policyTabs).withDefault("affected"),
  q: parseAsString.withDefault(""),
  control: parseAsArrayOf(parseAsStringLiteral(controlFilters)).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  standard: parseAsArrayOf(parseAsString).withDefault([]),
  sort: parseAsStringLiteral(controlSorts).withDefault("control"),
  direction: parseAsStringLiteral(sortDirections),
};
export type PolicyParams = inferParserType<typeof policyParsers>;

export const loadNewPolicyParams = createLoader({
  /** The policy that the new one begins as a copy of. */
  from: parseAsString,
});
