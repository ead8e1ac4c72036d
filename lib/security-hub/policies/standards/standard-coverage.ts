import { isStandardOn, type PolicySettings } from "../settings";

/** A configuration policy as far as it decides about standards. */
export interface DecidingPolicy {
  /** Undefined where what the policy configures could not be read. */
  readonly settings: PolicySettings | undefined;
  /** Active accounts that the policy governs. */
  readonly accounts: number;
}

/** Which policies enable a standard, and how many active accounts that are. Every policy is in exactly one of the lists. */
export interface StandardCoverage<Policy extends DecidingPolicy> {
  readonly arn: string;
  readonly enabled: CoverageShare<Policy>;
  /** Policies that leave the standard out, or disable Security Hub. */
  readonly lacking: CoverageShare<Policy>;
  /** Policies that could not be read. */
  readonly unknown: CoverageShare<Policy>;
}

export interface CoverageShare<Policy> {
  readonly policies: readonly Policy[];
  readonly accounts: number;
}

/** Answers which policies have a standard and which do not, in the order given. */
export function standardCoverage<Policy extends DecidingPolicy>(
  arn: string,
  policies: readonly Policy[],
): StandardCoverage<Policy> {
  const share = (keeps: (settings: PolicySettings | undefined) => boolean) => {
    const kept = policies.filter(({ settings }) => keeps(settings));
    return { policies: kept, accounts: kept.reduce((sum, { accounts }) => sum + accounts, 0) };
  };
  return {
    arn,
    enabled: share((settings) => settings !== undefined && isStandardOn(settings, arn)),
    lacking: share((settings) => settings !== undefined && !isStandardOn(settings, arn)),
    unknown: share((settings) => settings === undefined),
  };
}
