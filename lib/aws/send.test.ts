import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { AccountId, PolicyId } from "@/lib/core/identifiers";
import { describeOrganization, listRoots } from "@/lib/organizations/operations";
import {
  describeOrganizationConfiguration,
  startConfigurationPolicyAssociation,
} from "@/lib/security-hub/operations";
import { getCallerIdentity } from "./caller-identity";
import { type Aws, type AwsSettings, createAws } from "./create-aws";
import { failureFrom } from "./testing/failure-from";
import { exception, startWireServer, type WireReply, type WireServer } from "./testing/wire-server";

const organization = {
  body: { Organization: { Id: "o-exampleorg1", MasterAccountId: "111111111111", FeatureSet: "ALL" } },
};
const association = {
  configurationId: PolicyId.parse("12345678-1234-1234-1234-123456789012"),
  targetId: AccountId.parse("222222222222"),
};

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function aws(settings: Partial<AwsSettings>): Aws {
  const created = createAws({ region: "eu-west-1", requestTimeoutMs: 5000, rateScale: 1000, ...settings });
  onTestFinished(() => created.close());
  return created;
}

async function wire(...replies: [WireReply, ...WireReply[]]): Promise<WireServer> {
  const server = await startWireServer(...replies);
  onTestFinished(() => server.close());
  return server;
}

describe("a call", () => {
  test("names Canopy to AWS", async () => {
    const server = await wire(organization);
    await describeOrganization(aws({ endpoint: server.url }));
    expect(server.requests[0]?.headers["user-agent"]).toContain("app/canopy");
  });

  test("goes where AWS_ENDPOINT_URL points", async () => {
    const server = await wire(organization);
    vi.stubEnv("AWS_ENDPOINT_URL", server.url);
    await expect(describeOrganization(aws({}))).resolves.toMatchObject({ id: "o-exampleorg1" });
  });

  test("is repeated when AWS throttles a read, and each throttling is told", async () => {
    const throttled = exception(400, "TooManyRequestsException", "You have sent too many requests.");
    const server = await wire(throttled, throttled, organization);
    const onThrottle = vi.fn();
    await describeOrganization(aws({ endpoint: server.url, onThrottle }));
    expect(server.requests).toHaveLength(3);
    expect(onThrottle.mock.calls).toEqual([
      ["organizations:DescribeOrganization"],
      ["organizations:DescribeOrganization"],
    ]);
  });

  test("gives up on a read that is throttled again and again", async () => {
    const server = await wire(exception(429, "LimitExceededException", "Too many requests."));
    const failure = await failureFrom(describeOrganizationConfiguration(aws({ endpoint: server.url })));
    expect(failure).toMatchObject({ code: "throttled", message: "Too many requests." });
    expect(server.requests).toHaveLength(8);
  });

  test("is not repeated for a write; the failure says when to try again", async () => {
    const server = await wire(exception(429, "LimitExceededException", "Too many requests."));
    const failure = await failureFrom(
      startConfigurationPolicyAssociation(aws({ endpoint: server.url, rateScale: 1 }), association),
    );
    expect(failure).toMatchObject({
      code: "throttled",
      message: "Too many requests.",
      aws: { operation: "securityhub:StartConfigurationPolicyAssociation", requestId: "request-1" },
    });
    expect(failure).toHaveProperty("retryAfterMs", expect.closeTo(302, -1));
    expect(server.requests).toHaveLength(1);
  });

  test("is repeated when a read meets a server error or a dropped connection", async () => {
    const server = await wire(exception(500, "ServiceException", "Try again later."), "drop", organization);
    await expect(describeOrganization(aws({ endpoint: server.url }))).resolves.toMatchObject({
      featureSet: "ALL",
    });
    expect(server.requests).toHaveLength(3);
  });

  test.each<[string, WireReply]>([
    ["server error", exception(500, "InternalException", "Something broke.")],
    ["dropped connection", "drop"],
    ["silence", "silence"],
  ])("says after a %s that a write may have been carried out", async (_, reply) => {
    const server = await wire(reply);
    const settings = { endpoint: server.url, requestTimeoutMs: 300 };
    const failure = await failureFrom(startConfigurationPolicyAssociation(aws(settings), association));
    expect(failure.code).toBe("unavailable");
    expect(failure.message).toContain("Whether the change was made is not known.");
    expect(server.requests).toHaveLength(1);
  });

  test("waits no longer than the request timeout", async () => {
    const server = await wire("silence");
    const settings = { endpoint: server.url, requestTimeoutMs: 100 };
    const failure = await failureFrom(describeOrganization(aws(settings)));
    expect(failure).toEqual({
      code: "unavailable",
      message: `${server.url} could not be reached: no answer came in time.`,
    });
  });

  test("names the endpoint that nobody listens at", async () => {
    const server = await startWireServer(organization);
    await server.close();
    vi.stubEnv("AWS_ENDPOINT_URL_ORGANIZATIONS", server.url);
    const failure = await failureFrom(describeOrganization(aws({})));
    expect(failure).toEqual({
      code: "unavailable",
      message: `${server.url} could not be reached: nothing is listening there.`,
    });
  });

  test("recognises a server that does not speak AWS's protocol", async () => {
    const server = await wire({ text: "<!doctype html><title>Welcome</title>" });
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure.code).toBe("unavailable");
    expect(failure.message).toContain("does not speak AWS's protocol");
  });

  test("can be aborted while it waits for its turn and while it waits for the answer", async () => {
    const server = await wire("silence");
    const abort = new AbortController();
    const client = aws({ endpoint: server.url, rateScale: 0.001 });
    const reason = new Error("The page was closed.");
    const sent = listRoots(client, { signal: abort.signal }).catch((error: unknown) => error);
    const queued = listRoots(client, { signal: abort.signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    abort.abort(reason);
    await expect(Promise.all([sent, queued])).resolves.toEqual([reason, reason]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("an exception", () => {
  test.each([
    ["AccessDeniedException", 400, "forbidden"],
    ["AWSOrganizationsNotInUseException", 400, "precondition"],
    ["ConcurrentModificationException", 400, "conflict"],
    ["InvalidInputException", 401, "invalid-input"],
  ] as const)("is known by its name: %s with status %i is %s", async (name, status, code) => {
    const server = await wire(exception(status, name, "AWS's own words."));
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure).toMatchObject({
      code,
      message: "AWS's own words.",
      aws: {
        operation: "organizations:DescribeOrganization",
        exception: name,
        requestId: "request-1",
        httpStatus: status,
      },
    });
  });

  test("that refuses the caller names the IAM action", async () => {
    const server = await wire(exception(401, "InvalidAccessException", "Not an administrator."));
    const failure = await failureFrom(describeOrganizationConfiguration(aws({ endpoint: server.url })));
    expect(failure).toMatchObject({
      code: "forbidden",
      missing: "securityhub:DescribeOrganizationConfiguration",
    });
  });

  test("nobody documents becomes a reference, and its text goes to the log only", async () => {
    const server = await wire(exception(400, "MysteryException", "arn:aws:iam::111111111111:role/secret"));
    const onUnexpected = vi.fn();
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url, onUnexpected })));
    expect(failure).toMatchObject({ code: "unexpected", aws: { requestId: "request-1" } });
    expect(failure.message).not.toContain("secret");
    expect(onUnexpected).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        reference: "reference" in failure ? failure.reference : "",
        operation: "organizations:DescribeOrganization",
      }),
    );
  });

  test("without a name is judged by its status", async () => {
    const server = await wire({ status: 503, body: {} });
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure.code).toBe("unavailable");
  });

  test("is AWS's only when it is an answer: one of a wrong shape is unexpected", async () => {
    const server = await wire({ body: { Organization: { Id: "not-an-id" } } });
    const onUnexpected = vi.fn();
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url, onUnexpected })));
    expect(failure.code).toBe("unexpected");
    expect(onUnexpected).toHaveBeenCalledOnce();
  });
});

describe("credentials", () => {
  test.each([
    ["ExpiredTokenException", "have expired"],
    ["UnrecognizedClientException", "does not know the credentials"],
    ["InvalidSignatureException", "refuses the signature"],
    ["RequestExpired", "Set the clock"],
  ])("that AWS answers with %s are unauthenticated", async (name, advice) => {
    const server = await wire(exception(400, name, "Denied."));
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toContain(advice);
    expect(server.requests).toHaveLength(1);
  });

  test("signed by a clock that is wrong are signed again with AWS's time", async () => {
    const skewed = exception(403, "InvalidSignatureException", "Signature not yet current.");
    const date = "Mon, 01 Jan 2024 00:00:00 GMT";
    const server = await wire({ ...skewed, headers: { ...skewed.headers, date } }, organization);
    await describeOrganization(aws({ endpoint: server.url }));
    expect(server.requests.map(({ headers }) => headers["x-amz-date"])[1]).toMatch(/^20240101/);
  });

  test("that are nowhere to be found are asked for, without a request", async () => {
    const server = await wire(organization);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");
    vi.stubEnv("AWS_PROFILE", "no-such-profile");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toContain("has no AWS credentials");
    expect(server.requests).toHaveLength(0);
  });

  test("of a role that may not be assumed are refused as AssumeRole, not as the operation", async () => {
    const { status, text } = exception(403, "AccessDenied", "Not authorized.");
    const server = await wire({ status, text });
    const settings = { endpoint: server.url, roleArn: "arn:aws:iam::111111111111:role/canopy" };
    const failure = await failureFrom(describeOrganization(aws(settings)));
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
    const server = await wire({ text: assumed }, { text: identity }, organization);
    const client = aws({ endpoint: server.url, roleArn: "arn:aws:iam::111111111111:role/canopy" });
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
