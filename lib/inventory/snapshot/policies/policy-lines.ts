import {
  NO_POLICY_FILTER,
  matchesFilter,
  noFilter,
  SELF_MANAGED_FILTER,
} from "@/lib/security-hub/governance/governance-filter";
import { type GovernedTarget, governedTargets } from "@/lib/security-hub/governance/governed-targets";
import type { PolicyId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { compareSettings } from "@/lib/security-hub/policies/comparison";
import { governedAccounts, type AffectedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import { standardName } from "@/lib/security-hub/policies/standards/standards";
import { cspmEffects } from "./cspm-effects";
import { accountsBySource, type PolicyEntry, type PolicyOverview } from "./policy-overview";
import type { Snapshot } from "../snapshot";

/** One configuration with what it says and governs, as a row of a file. Accounts are active ones but for `inactive`. */
export interface PolicyLine {
  /** `self-managed` and `none` for what is no policy. */
  readonly policyId: string;
  readonly policy: string;
  readonly description: string;
  /** `on` or `off`; empty, like the next three, where it isn't known. */
  readonly securityHub: string;
  readonly standards: string;
  /** `all but ACM.1`, `only ACM.1`. */
  readonly controls: string;
  /** The parameters that are set to a value of their own: `ACM.1 daysToExpiration`. */
  readonly parameters: string;
  readonly targets: number;
  readonly accounts: number;
  readonly applied: number;
  readonly inherited: number;
  readonly failed: number;
  /** The stuck ones included. */
  readonly pending: number;
  readonly stuck: number;
  readonly succeeded: number;
  /** The part of succeeded that an Organizations policy may overrule. */
  readonly overruled: number;
  readonly inactive: number;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** The policies as the list shows them, and behind all of them what is governed by none. */
export function* policyLines(
  entries: readonly PolicyEntry[],
  rest: Pick<PolicyOverview, "selfManaged" | "none"> | undefined,
  catalogue: Catalogue | undefined,
): Generator<PolicyLine, void, undefined> {
  for (const entry of entries) yield { ...configured(entry, catalogue), ...reached(entry.affected) };
  if (rest === undefined) return;
  yield { ...unconfigured(SELF_MANAGED_FILTER, "Self-managed"), ...reached(rest.selfManaged) };
  if (governedAccounts(rest.none) > 0) {
    yield { ...unconfigured(NO_POLICY_FILTER, "Not governed"), ...reached(rest.none) };
  }
}

function configured({ summary, detail }: PolicyEntry, catalogue: Catalogue | undefined) {
  const { id, name, description = "", serviceEnabled, updatedAt } = summary;
  const settings = detail && settingsOf(detail);
  const isOn = settings?.serviceEnabled === true;
  const named = settings?.customParameters.flatMap(({ securityControlId, parameters }) =>
    parameters.flatMap((each) => (each.valueType === "CUSTOM" ? [`${securityControlId} ${each.name}`] : [])),
  );
  return {
    policyId: id,
    policy: name,
    description,
    securityHub: serviceEnabled === undefined ? "" : serviceEnabled ? "on" : "off",
    standards: isOn
      ? settings.enabledStandardIdentifiers.map((arn) => standardName(catalogue, arn)).join("; ")
      : "",
    controls: isOn ? controlsText(settings.controls) : "",
    parameters: isOn ? (named ?? []).join("; ") : "",
    updatedAt,
  };
}

function controlsText({ mode, ids }: { readonly mode: "all-but" | "only"; readonly ids: readonly string[] }) {
  if (ids.length === 0) return mode === "only" ? "none" : "all";
  return `${mode === "only" ? "only" : "all but"} ${ids.join(", ")}`;
}

function unconfigured(policyId: string, policy: string) {
  const nothing = { description: "", securityHub: "", standards: "", controls: "", parameters: "" };
  return { policyId, policy, ...nothing, updatedAt: "" };
}

function reached(affected: AffectedAccounts) {
  const { targets, applied, inherited, failed, pending, stuck, succeeded, overruled, inactive } = affected;
  const accounts = governedAccounts(affected);
  return { targets, accounts, applied, inherited, failed, pending, stuck, succeeded, overruled, inactive };
}

/** One place that a policy is applied to, as a row of a file, with the active accounts that have it from there. */
export interface PolicyTargetLine extends GovernedTarget {
  readonly accounts: number;
  readonly failedAccounts: number;
  readonly pendingAccounts: number;
  readonly overruledAccounts: number;
}

/** Every place that a policy is applied to, in the order of the tree. */
export function* policyTargetLines(
  { tree, governance, meta }: Snapshot,
  policyId: PolicyId,
  nowSeconds: number,
): Generator<PolicyTargetLine, void, undefined> {
  const applied = { ...noFilter, policies: [policyId], sources: ["applied"] as const };
  const matches = matchesFilter(tree, governance, applied, nowSeconds);
  const policyEffects = cspmEffects({ tree, meta });
  const counts = accountsBySource(tree, governance, policyEffects, nowSeconds);
  const lookup = nodeLookup(tree);
  for (const target of governedTargets(tree, governance, policyEffects, matches, meta.managementAccountId)) {
    const node = lookup(target.targetId) ?? -1;
    yield {
      ...target,
      accounts: counts.accounts[node] ?? 0,
      failedAccounts: counts.failed[node] ?? 0,
      pendingAccounts: counts.pending[node] ?? 0,
      overruledAccounts: counts.overruled[node] ?? 0,
    };
  }
}

/** One line of two policies side by side, as a row of a file. */
export interface DifferenceLine {
  readonly section: string;
  readonly setting: string;
  readonly detail: string;
  readonly one: string;
  readonly other: string;
  readonly differs: string;
}

/** What the comparison of two policies shows: the lines that differ or, with `all`, every line. */
export function* differenceLines(
  one: PolicyEntry,
  other: PolicyEntry,
  catalogue: Catalogue | undefined,
  all: boolean,
): Generator<DifferenceLine, void, undefined> {
  const accounts = [one, other].map(({ affected }) => String(governedAccounts(affected)));
  const [ofOne = "", ofOther = ""] = accounts;
  yield {
    section: "Affected accounts",
    setting: "Accounts governed",
    detail: "",
    one: ofOne,
    other: ofOther,
    differs: yesNo(ofOne !== ofOther),
  };
  if (one.detail === undefined || other.detail === undefined) return;
  const sections = compareSettings(settingsOf(one.detail), settingsOf(other.detail), catalogue);
  for (const { title, rows } of sections) {
    for (const { label, detail = "", values, differs } of rows) {
      if (!all && !differs) continue;
      yield {
        section: title,
        setting: label,
        detail,
        one: values[0],
        other: values[1],
        differs: yesNo(differs),
      };
    }
  }
}

function yesNo(is: boolean): string {
  return is ? "yes" : "no";
}
