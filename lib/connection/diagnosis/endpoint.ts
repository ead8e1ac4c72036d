import type { Failure } from "@/lib/core/failure";
import { isForeignAnswer, isIncompleteAnswer } from "@/lib/core/failure-error";
import { countOf } from "@/lib/format/count";
import { type Observation, observed, type ServicePrefix, services, triedCalls } from "../observation";
import { plural } from "@/lib/format/count";
import { type Diagnosis, checking, fine, isUnreachable, listOf } from "./diagnosis";

const names: Readonly<Record<ServicePrefix, string>> = {
  sts: "STS",
  organizations: "Organizations",
  securityhub: "Security Hub",
  config: "AWS Config",
};

const variables: Readonly<Record<ServicePrefix, string>> = {
  sts: "AWS_ENDPOINT_URL_STS",
  organizations: "AWS_ENDPOINT_URL_ORGANIZATIONS",
  securityhub: "AWS_ENDPOINT_URL_SECURITYHUB",
  config: "AWS_ENDPOINT_URL_CONFIG_SERVICE",
};

/** Whether each service answers where Canopy looks for it, and whether that is AWS. */
export function diagnoseEndpoint(observations: readonly Observation[]): Diagnosis {
  const settings = observed(observations, "settings");
  if (settings === undefined) return checking;
  const reached = services.map((service) => ({ service, ...reachabilityOf(observations, service) }));
  const overridden = settings.endpoints.filter(({ isOverridden }) => isOverridden);
  const silent = reached.filter(({ failure }) => failure !== undefined);
  const [first] = silent;
  if (first?.failure !== undefined) {
    const isOverridden = overridden.some(({ service }) => service === first.service);
    return {
      state: "failed",
      says: `${listOf(silent.map(({ service }) => names[service]))} ${plural(silent.length, "does", "do")} not answer. ${first.failure.message}`,
      todo: isOverridden
        ? [
            `Check that the address is the one you mean: \`AWS_ENDPOINT_URL\` or \`${variables[first.service]}\` puts it in the place of AWS's own.`,
            "Start what should listen there, or take the variable away and start Canopy again.",
          ]
        : [
            `Check the Region: \`AWS_REGION\` is ${settings.region}.`,
            "Check that this server gets out: proxy, firewall, VPC endpoint, DNS.",
          ],
    };
  }
  if (reached.every(({ isHeard }) => !isHeard)) {
    return isOver(observations)
      ? { state: "waiting", says: "Nothing was sent: it waits for credentials.", todo: [] }
      : checking;
  }
  const foreign = triedCalls(observations).flatMap(({ operation, outcome }) =>
    outcome.state === "failed" && (isForeignAnswer(outcome.failure) || isIncompleteAnswer(outcome.failure))
      ? { operation, ...outcome }
      : [],
  );
  const [strange] = foreign;
  if (strange !== undefined) {
    const others =
      foreign.length === 1 ? "" : ` The same goes for ${countOf(foreign.length - 1, "more call")}.`;
    return {
      state: "failed",
      says: `\`${strange.operation}\` is answered, but not as AWS answers.${others}`,
      todo: [
        "Look for a proxy, a load balancer or a firewall that answers in AWS's place: its log has this call.",
        ...(overridden.length > 0
          ? ["Check that what listens at the overridden endpoint knows this operation."]
          : []),
      ],
      failure: strange.failure,
    };
  }
  const [one] = overridden;
  if (one === undefined) return fine(`AWS answers in ${settings.region}.`);
  const urls = [...new Set(overridden.map(({ url }) => url))];
  const whose =
    overridden.length === services.length
      ? "Calls"
      : `Calls to ${listOf(overridden.map(({ service }) => names[service]))}`;
  return {
    state: "attention",
    says: `${whose} go to ${listOf(urls)}, not to AWS. It answers.`,
    todo: ["Unset `AWS_ENDPOINT_URL` and its per-service forms to speak to AWS itself."],
  };
}

/** Whether a service has answered anything at all, and why not, where it was tried. */
function reachabilityOf(
  observations: readonly Observation[],
  service: ServicePrefix,
): { readonly isHeard: boolean; readonly failure?: Failure } {
  const outcomes = triedCalls(observations)
    .filter(({ operation }) => operation.startsWith(`${service}:`))
    .map(({ outcome }) => outcome);
  const isHeard = outcomes.some(
    (outcome) =>
      outcome.state === "answered" || (outcome.state === "failed" && outcome.failure.aws !== undefined),
  );
  const [silence] = outcomes.flatMap((outcome) =>
    outcome.state === "failed" && isUnreachable(outcome.failure) ? outcome.failure : [],
  );
  return { isHeard, ...(!isHeard && silence !== undefined && { failure: silence }) };
}

function isOver(observations: readonly Observation[]): boolean {
  return services.every((service) =>
    triedCalls(observations).some(({ operation }) => operation.startsWith(`${service}:`)),
  );
}
