import { AwsError, type ServiceName } from "../contract";

type CredentialProblem = "expired" | "incomplete" | "missing" | "signature" | "unrecognized";

const names: Readonly<Record<CredentialProblem, { readonly json: string; readonly query: string }>> = {
  expired: { json: "ExpiredTokenException", query: "ExpiredToken" },
  incomplete: { json: "IncompleteSignatureException", query: "IncompleteSignature" },
  missing: { json: "MissingAuthenticationTokenException", query: "MissingAuthenticationToken" },
  signature: { json: "InvalidSignatureException", query: "SignatureDoesNotMatch" },
  unrecognized: { json: "UnrecognizedClientException", query: "InvalidClientTokenId" },
};

/** What is wrong with the credentials, under the name and with the status each protocol has for it. */
export function credentialError(service: ServiceName, problem: CredentialProblem, message: string): AwsError {
  if (service === "sns" || service === "sts") return new AwsError(names[problem].query, message, 403);
  return new AwsError(names[problem].json, message, service === "securityhub" ? 403 : 400);
}
