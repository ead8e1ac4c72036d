import type { Failure } from "@/lib/core/failure";
import { type Observation, observed, triedCalls } from "../observation";
import { type Diagnosis, checking, fine, isRefusedByIam, unanswered } from "./diagnosis";

/** AWS designates the two administrators apart, and names that of the new Security Hub to the management account alone. */
const administrator =
  "Its delegated administrator is designated apart from that of Security Hub CSPM, and Canopy doesn't use it: in the management account, `aws securityhub list-organization-admin-accounts --feature SecurityHubV2` names it.";

/** Whether the new Security Hub is enabled beside Security Hub CSPM, which is the one that Canopy configures. */
export function diagnoseNewSecurityHub(observations: readonly Observation[]): Diagnosis {
  const isOn = isNewSecurityHubOn(observations);
  if (isOn === undefined) return checking;
  if (isOn === true) {
    return fine(
      `The new Security Hub is enabled in this account and Region. It has a hub of its own; what Canopy configures is Security Hub CSPM. ${administrator}`,
    );
  }
  if (isOn === false) {
    return fine(
      `The new Security Hub is not enabled in this account and Region, and Canopy doesn't need it. ${administrator}`,
    );
  }
  return unanswered(isOn, {
    says: "Whether the new Security Hub is enabled here is not known. Canopy doesn't need it: what it configures is Security Hub CSPM.",
    todo: isRefusedByIam(isOn)
      ? [
          "Allow `securityhub:DescribeSecurityHubV2` in the policy of the role that Canopy uses; the policy is below.",
        ]
      : ["Check again."],
  });
}

/**
 * The diagnosis where Security Hub CSPM is not enabled in this account, whichever account that is: another one can't mend it,
 * and the new Security Hub does not stand in for it. Undefined for every other failure.
 */
export function notSubscribed(failure: Failure, observations: readonly Observation[]): Diagnosis | undefined {
  if (failure.code !== "forbidden" || !/not subscribed/i.test(failure.message)) return undefined;
  const region = observed(observations, "settings")?.region;
  const beside =
    isNewSecurityHubOn(observations) === true
      ? " The new Security Hub is on; it is not what is configured here."
      : "";
  return {
    state: "failed",
    says: `Security Hub CSPM is not enabled in this account${region === undefined ? "" : ` in ${region}`}.${beside}`,
    todo: [
      "If account and Region are the right ones, enable Security Hub CSPM: `aws securityhub enable-security-hub" +
        `${region === undefined ? "" : ` --region ${region}`}\`.`,
    ],
    failure,
  };
}

/** Undefined until it was asked; a failure where AWS did not say. */
function isNewSecurityHubOn(observations: readonly Observation[]): boolean | Failure | undefined {
  const tried = triedCalls(observations).find(
    ({ operation }) => operation === "securityhub:DescribeSecurityHubV2",
  );
  if (tried === undefined || tried.outcome.state === "not-tried") return undefined;
  if (tried.outcome.state === "answered") return true;
  return tried.outcome.failure.code === "not-found" ? false : tried.outcome.failure;
}
