import "server-only";
import { z } from "zod";

/** What the SDK notes about where credentials came from; of their members only the expiry may leave. */
const Attributed = z.object({
  $source: z.record(z.string(), z.unknown()).optional(),
  expiration: z.date().optional(),
});

/** The SDK's feature names, the most specific first: assuming a role notes where it began, too. */
const words: readonly (readonly [feature: string, source: string])[] = [
  ["CREDENTIALS_STS_ASSUME_ROLE_WEB_ID", "a web identity token, exchanged for a role"],
  ["CREDENTIALS_STS_ASSUME_ROLE", "a role that was assumed"],
  ["CREDENTIALS_PROFILE_SSO", "an IAM Identity Center profile"],
  ["CREDENTIALS_SSO", "IAM Identity Center"],
  ["CREDENTIALS_PROFILE_LOGIN", "a profile signed in by `aws login`"],
  ["CREDENTIALS_LOGIN", "`aws login`"],
  ["CREDENTIALS_PROFILE_PROCESS", "the credential process of a profile"],
  ["CREDENTIALS_PROCESS", "a credential process"],
  ["CREDENTIALS_IMDS", "the role of the EC2 instance"],
  ["CREDENTIALS_HTTP", "the role of the container"],
  ["CREDENTIALS_ENV_VARS", "environment variables"],
  ["CREDENTIALS_PROFILE", "a profile in the shared files"],
  ["CREDENTIALS_CODE", "the program itself"],
];

/** Where resolved credentials were found and until when they hold, without anything that is secret. */
export function credentialsSource(credentials: unknown): { source: string; expiresAt?: number } {
  const parsed = Attributed.safeParse(credentials);
  const features = Object.keys(parsed.data?.$source ?? {});
  const found = words.find(([feature]) => features.some((each) => each.startsWith(feature)));
  const expiresAt = parsed.data?.expiration?.getTime();
  return {
    source: found?.[1] ?? "the SDK's default chain",
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
