import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import { describeOrganization } from "@/lib/organizations/aws/operations";
import { getCallerIdentity } from "./caller-identity";
import { failureFrom } from "./testing/failure-from";
import { exception } from "./testing/wire-server";
import { organizationReply, wire, wiredAws } from "./testing/wired-aws";

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("credentials", () => {
  test("that STS accepts are not what is wrong where one Region does not know them", async () => {
    const identity =
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111111111111:assumed-role/canopy/canopy</Arn><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    const sts = await wire({ text: identity });
    const text = "The security token included in the request is invalid.";
    const config = await wire(exception(400, "UnrecognizedClientException", text));
    vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.url);
    vi.stubEnv("AWS_ENDPOINT_URL_CONFIG_SERVICE", config.url);
    const there = wiredAws({}).withConfigIn("af-south-1");
    const failure = await failureFrom(describeConfigurationAggregators(there));
    expect(failure.code).toBe("precondition");
    expect(failure.message).toContain("af-south-1 is not enabled for this account");
    expect(failure.message).toContain("global STS endpoint");
  });

  test.each([
    ["ExpiredTokenException", "have expired"],
    ["UnrecognizedClientException", "does not know the credentials"],
    ["InvalidSignatureException", "refuses the signature"],
    ["RequestExpired", "Set the clock"],
  ])("that AWS answers with %s are unauthenticated", async (name, advice) => {
    const server = await wire(exception(400, name, "Denied."));
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toContain(advice);
    // Where a service does not know the credentials, STS is asked whether it does.
    expect(server.requests).toHaveLength(name === "UnrecognizedClientException" ? 2 : 1);
  });

  test("signed by a clock that is wrong are signed again with AWS's time", async () => {
    const skewed = exception(403, "InvalidSignatureException", "Signature not yet current.");
    const date = "Mon, 01 Jan 2024 00:00:00 GMT";
    const server = await wire({ ...skewed, headers: { ...skewed.headers, date } }, organizationReply);
    await describeOrganization(wiredAws({ endpoint: server.url }));
    expect(server.requests.map(({ headers }) => headers["x-amz-date"])[1]).toMatch(/^20240101/);
  });

  test("that are nowhere to be found are asked for, without a request", async () => {
    const server = await wire(organizationReply);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");
    vi.stubEnv("AWS_PROFILE", "no-such-profile");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toContain("has no AWS credentials");
    expect(server.requests).toHaveLength(0);
  });

  test("of a role that may not be assumed are refused as AssumeRole, not as the operation", async () => {
    const { status, text } = exception(403, "AccessDenied", "Not authorized.");
    const server = await wire({ status, text });
    const settings = { endpoint: server.url, role: { arn: "arn:aws:iam::111111111111:role/canopy" } };
    const failure = await failureFrom(describeOrganization(wiredAws(settings)));
    expect(failure).toMatchObject({
      code: "forbidden",
      missing: "sts:AssumeRole",
      message: "Not authorized.",
    });
  });

  test("of a role are asked for once, for all services", async () => {
    const expiration = new Date(Date.now() + 3_600_000).toISOString();
    const assumed = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    const identity =
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws-us-gov:sts::111111111111:assumed-role/canopy/canopy</Arn><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    const server = await wire({ text: assumed }, { text: identity }, organizationReply);
    const client = wiredAws({ endpoint: server.url, role: { arn: "arn:aws:iam::111111111111:role/canopy" } });
    await expect(getCallerIdentity(client)).resolves.toEqual({
      accountId: "111111111111",
      arn: "arn:aws-us-gov:sts::111111111111:assumed-role/canopy/canopy",
      partition: "aws-us-gov",
    });
    await describeOrganization(client);
    expect(server.requests).toHaveLength(3);
    expect(server.requests[0]?.body).toContain("RoleSessionName=canopy");
    expect(server.requests[2]?.headers.authorization).toContain("ASIAIOSFODNN7EXAMPLE");
  });
});
