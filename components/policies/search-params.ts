import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { severities } from "@/lib/security-hub/policies/catalogue";

export const policySorts = ["place", "name", "accounts", "failed", "updated"] as const;
export type PolicySort = (typeof policySorts)[number];

/** The list of policies: its order, and the two that are chosen for comparison. */
export const policyListParsers = {
  sort: parseAsStringLiteral(policySorts).withDefault("place"),
  chosen: parseAsArrayOf(parseAsString).withDefault([]),
};

/** Two policies side by side. */
export const compareParsers = {
  a: parseAsString,
  b: parseAsString,
  /** What is the same in both, too. */
  all: parseAsBoolean.withDefault(false),
};

export const policyTabs = ["reach", "controls", "parameters", "code"] as const;
export type PolicyTab = (typeof policyTabs)[number];

export const controlStates = ["on", "off"] as const;

/** One policy: which of its faces is shown, and how its controls are narrowed down. */
export const policyParsers = {
  tab: parseAsStringLiteral(policyTabs).withDefault("reach"),
  q: parseAsString.withDefault(""),
  control: parseAsArrayOf(parseAsStringLiteral(controlStates)).withDefault([]),
  severity: parseAsArrayOf(parseAsStringLiteral(severities)).withDefault([]),
  standard: parseAsArrayOf(parseAsString).withDefault([]),
};
export type PolicyParams = inferParserType<typeof policyParsers>;

export const loadNewPolicyParams = createLoader({
  /** The policy that the new one begins as a copy of. */
  from: parseAsString,
});
