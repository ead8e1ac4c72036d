import "server-only";
// These variables belong to the SDK, which reads them itself; they are no settings of Canopy's.
import { env } from "node:process";

/**
 * The endpoint that stands in for AWS's own, for people to see; undefined where AWS itself is used. Where services
 * have different ones, the one of Security Hub is answered first
 * (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
 */
export function endpointOverride(): string | undefined {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === "true") return undefined;
  const candidates = [
    env.AWS_ENDPOINT_URL_SECURITYHUB,
    env.AWS_ENDPOINT_URL,
    env.AWS_ENDPOINT_URL_ORGANIZATIONS,
    env.AWS_ENDPOINT_URL_CONFIG_SERVICE,
    env.AWS_ENDPOINT_URL_STS,
  ];
  return candidates.find((url) => url !== undefined && url !== "");
}
