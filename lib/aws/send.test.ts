import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { AccountId, PolicyId } from "@/lib/core/identifiers";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/operations";
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

  test.each([
    [200, "text/html"],
    [404, "text/html; charset=utf-8"],
    [500, "text/html"],
  ])("says that something answered with HTTP %i and %s, and what it was asked", async (status, type) => {
    const headers = { "content-type": type };
    const server = await wire({ status, headers, text: "<!doctype html><title>Welcome</title>" });
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure).toEqual({
      code: "unavailable",
      message: `${server.url} answered organizations:DescribeOrganization with HTTP ${status} and text/html instead of an error of AWS.`,
      aws: {
        operation: "organizations:DescribeOrganization",
        httpStatus: status,
        requestId: "request-3",
      },
    });
  });

  test.each([
    ["JSON 1.1", "organizations:DescribeOrganization", (client: Aws) => describeOrganization(client)],
    [
      "REST",
      "securityhub:DescribeOrganizationConfiguration",
      (client: Aws) => describeOrganizationConfiguration(client),
    ],
    ["query", "sts:GetCallerIdentity", (client: Aws) => getCallerIdentity(client)],
  ] as const)(
    "uses the exception that a header names beside a foreign body: %s",
    async (_, operation, ask) => {
      const headers = {
        "content-type": "text/html",
        "x-amzn-errortype": "AccessDeniedException:http://aws/",
      };
      const server = await wire({ status: 403, headers, text: "<html>Forbidden</html>" });
      expect(await failureFrom(ask(aws({ endpoint: server.url })))).toMatchObject({
        code: "forbidden",
        missing: operation,
        aws: { operation, exception: "AccessDeniedException", httpStatus: 403 },
      });
    },
  );

  test("is repeated quietly while somebody else changes the organization", async () => {
    const busy = exception(400, "ConcurrentModificationException", "It conflicts with another attempt.");
    const server = await wire(busy, busy, busy, organization);
    await expect(describeOrganization(aws({ endpoint: server.url }))).resolves.toHaveProperty("id");
  });

  test("that only reads is no conflict of the reader's when the organization goes on changing", async () => {
    const server = await wire(
      exception(400, "ConcurrentModificationException", "It conflicts with another attempt."),
    );
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure).toMatchObject({
      code: "unavailable",
      message: "It conflicts with another attempt.",
      aws: { exception: "ConcurrentModificationException" },
    });
  }, 30_000);

  test("can be aborted while it waits for its turn and while it waits for the answer", async () => {
    const server = await wire("silence");
    const abort = new AbortController();
    const client = aws({ endpoint: server.url, rateScale: 0.001 });
    const reason = new Error("The page was closed.");
    const sent = listRoots(client, { signal: abort.signal }).catch((error: unknown) => error);
    const queued = listRoots(client, { signal: abort.signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), { timeout: 60_000 });
    abort.abort(reason);
    await expect(Promise.all([sent, queued])).resolves.toEqual([reason, reason]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("an exception", () => {
  test.each([
    ["AccessDeniedException", 400, "forbidden"],
    ["AWSOrganizationsNotInUseException", 400, "precondition"],
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
    const server = await wire({ body: { Organization: "not-an-organization" } });
    const onUnexpected = vi.fn();
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url, onUnexpected })));
    expect(failure.code).toBe("unexpected");
    expect(onUnexpected).toHaveBeenCalledOnce();
  });
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
    const there = aws({}).withConfigIn("af-south-1");
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
    const failure = await failureFrom(describeOrganization(aws({ endpoint: server.url })));
    expect(failure.code).toBe("unauthenticated");
    expect(failure.message).toContain(advice);
    // Where a service does not know the credentials, STS is asked whether it does.
    expect(server.requests).toHaveLength(name === "UnrecognizedClientException" ? 2 : 1);
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
