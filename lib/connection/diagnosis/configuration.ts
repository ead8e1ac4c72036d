import { type Observation, observed } from "../observation";
import { waitingForAdministrator } from "./administrators";
import { notSubscribed } from "./new-security-hub";
import { type Diagnosis, checking, fine, isRefusedByIam, unanswered } from "./diagnosis";

/** Whether the organization is configured centrally, which is when there is something to govern. */
export function diagnoseConfiguration(observations: readonly Observation[]): Diagnosis {
  const configuration = observed(observations, "configuration");
  if (configuration === undefined) return checking;
  const { result } = configuration;
  if (!result.ok) {
    const waiting = waitingForAdministrator(result.failure, observations);
    if (waiting !== undefined) return waiting;
    const unsubscribed = notSubscribed(result.failure, observations);
    if (unsubscribed !== undefined) return unsubscribed;
    return unanswered(
      result.failure,
      isRefusedByIam(result.failure)
        ? {
            says: "How the organization is configured may not be read.",
            todo: [
              "Allow `securityhub:DescribeOrganizationConfiguration` in the policy of the role that Canopy uses; the policy is below.",
            ],
          }
        : {
            says: "Only the delegated administrator of Security Hub can read how the organization is configured.",
            todo: ["Use the delegated administrator's account, with Security Hub enabled in this Region."],
          },
    );
  }
  const { configurationType, status, statusMessage } = result.value;
  if (configurationType === "LOCAL") {
    return {
      state: "attention",
      says: "The organization is configured LOCAL: each account configures Security Hub separately, and no configuration policy is in effect.",
      todo: ["Switch to CENTRAL on the page Organization configuration."],
    };
  }
  if (status === "ENABLED") return fine("CENTRAL is ENABLED: policies govern the organization.");
  return {
    state: status === "FAILED" ? "failed" : "attention",
    says: `CENTRAL is ${status}.${statusMessage === undefined ? "" : ` ${statusMessage}`}`,
    todo: [
      status === "FAILED"
        ? "Mend what AWS names, and switch again on the page Organization configuration."
        : "Wait: AWS usually needs less than three minutes. Policies cannot be read until then.",
    ],
  };
}
