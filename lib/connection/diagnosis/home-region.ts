import { awsCliCommand } from "@/lib/format/aws-cli";
import { createAggregatorCommand } from "@/lib/security-hub/configuration/command";
import { type Observation, observed } from "../observation";
import { waitingForAdministrator } from "./administrators";
import { notSubscribed } from "./new-security-hub";
import { type Diagnosis, checking, fine, isRefusedByIam, unanswered } from "./diagnosis";

/** Whether Canopy works in the Region from which the organization is configured. */
export function diagnoseHomeRegion(observations: readonly Observation[]): Diagnosis {
  const aggregator = observed(observations, "finding-aggregator");
  const settings = observed(observations, "settings");
  if (aggregator === undefined || settings === undefined) return checking;
  const { region } = settings;
  const { result } = aggregator;
  if (!result.ok) {
    const waiting = waitingForAdministrator(result.failure, observations);
    if (waiting !== undefined) return waiting;
    const unsubscribed = notSubscribed(result.failure, observations);
    if (unsubscribed !== undefined) return unsubscribed;
    const operation = result.failure.aws?.operation ?? "securityhub:ListFindingAggregators";
    return unanswered(
      result.failure,
      isRefusedByIam(result.failure)
        ? {
            says: "The finding aggregator, whose Region is the home Region, may not be read.",
            todo: [`Allow \`${operation}\` in the policy of the role that Canopy uses; the policy is below.`],
          }
        : {
            says: `Security Hub does not answer this account in ${region}, so the home Region is not known.`,
            todo: [
              `Check that Security Hub is enabled in this account and in ${region}: \`${awsCliCommand("securityhub describe-hub", region)}\`.`,
              "Use the delegated administrator's account: only it sees the finding aggregator.",
            ],
          },
    );
  }
  if (result.value === null) {
    return {
      state: "failed",
      says: "There is no finding aggregator that this account can see, so there is no home Region. The delegated administrator is the one who sees it.",
      todo: [
        "If another check says that this is not the delegated administrator's account, fix that first.",
        `If it is, create one in the Region that is to be home: \`${createAggregatorCommand(region)}\`.`,
      ],
    };
  }
  const { homeRegion, regions, regionLinkingMode } = result.value;
  if (homeRegion !== region) {
    return {
      state: "failed",
      says: `Canopy works in ${region}; the home Region is ${homeRegion}. Policies and associations can be read and changed there only.`,
      todo: [`Start Canopy with \`AWS_REGION=${homeRegion}\`.`],
    };
  }
  const linked = regions.length > 0 ? `, ${regions.join(", ")}` : "";
  return fine(`${homeRegion} is the home Region. Linking mode: ${regionLinkingMode}${linked}.`);
}
