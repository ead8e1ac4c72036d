import { type Caller, type ServiceName } from "../contract";
import type { WireRequest } from "../protocol/wire";
import { isSessionKey, sessionOf } from "../sts/session-credentials";
import { assumedRoleArn } from "../sts/service";
import type { World } from "../world/world";
import { credentialError } from "./credential-error";

const scheme = "AWS4-HMAC-SHA256";

/**
 * Who calls, read from the credential scope of a SigV4 `Authorization` header: a session of the sandbox acts as its
 * role, any other key as the world's default caller. The signature itself is not checked, since the sandbox knows no
 * secrets; everything else that AWS would refuse is refused.
 */
export function callerOf(request: WireRequest, service: ServiceName, world: World): Caller {
  const { accessKeyId, region, scopedService } = credentialScope(request, service);
  if (scopedService !== service) {
    const message = `Credential should be scoped to correct service: '${service}'.`;
    throw credentialError(service, "signature", message);
  }
  const token = request.headers["x-amz-security-token"];
  const session = token === undefined ? undefined : sessionOf(token);
  if (session === undefined) {
    if (isSessionKey(accessKeyId)) {
      throw credentialError(
        service,
        "unrecognized",
        "The security token included in the request is invalid.",
      );
    }
    const accountId = world.defaultCaller;
    return { accountId, region, arn: `arn:${world.partition}:iam::${accountId}:user/sandbox`, accessKeyId };
  }
  if (session.expiresAt <= Date.now()) {
    throw credentialError(service, "expired", "The security token included in the request is expired");
  }
  const { accountId, sourceIdentity } = session;
  const arn = assumedRoleArn(world.partition, session);
  return {
    accountId,
    region,
    arn,
    accessKeyId,
    session,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
  };
}

interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly scopedService: string;
}

/** `Credential=<key>/<date>/<Region>/<service>/aws4_request` of the header. */
function credentialScope(request: WireRequest, service: ServiceName): CredentialScope {
  const header = request.headers.authorization;
  if (header === undefined || header.trim() === "") {
    throw credentialError(service, "missing", "Missing Authentication Token");
  }
  const parameters = new Map(
    header
      .slice(scheme.length)
      .split(",")
      .map((parameter) => [
        parameter.trim().split("=", 1).join(),
        parameter.slice(parameter.indexOf("=") + 1).trim(),
      ]),
  );
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((name) => !parameters.get(name));
  if (!header.startsWith(`${scheme} `) || missing.length > 0) {
    const message = missing.map((name) => `Authorization header requires '${name}' parameter.`).join(" ");
    throw credentialError(service, "incomplete", message || `The algorithm must be ${scheme}.`);
  }
  const credential = parameters.get("Credential") ?? "";
  const [, accessKeyId, region, scopedService] =
    /^(\w+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/.exec(credential) ?? [];
  if (accessKeyId === undefined || region === undefined || scopedService === undefined) {
    const message = `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`;
    throw credentialError(service, "incomplete", message);
  }
  return { accessKeyId, region, scopedService };
}
