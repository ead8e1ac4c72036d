import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AccountId, PolicyId } from "@/lib/core/identifiers";
import { describeOrganization, listRoots } from "@/lib/organizations/aws/operations";
import {
  describeOrganizationConfiguration,
  startConfigurationPolicyAssociation,
} from "@/lib/security-hub/aws/operations";
import { getCallerIdentity } from "./caller-identity";
import type { Aws } from "./create-aws";
import { failureFrom } from "./testing/failure-from";
import { exception, startWireServer, type WireReply } from "./testing/wire-server";
import { organizationReply, wire, wiredAws } from "./testing/wired-aws";

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

describe("a call", () => {
  test("names Canopy to AWS", async () => {
    const server = await wire(organizationReply);
    await describeOrganization(wiredAws({ endpoint: server.url }));
    expect(server.requests[0]?.headers["user-agent"]).toContain("app/canopy");
  });

  test("goes where AWS_ENDPOINT_URL points", async () => {
    const server = await wire(organizationReply);
    vi.stubEnv("AWS_ENDPOINT_URL", server.url);
    await expect(describeOrganization(wiredAws({}))).resolves.toMatchObject({ id: "o-exampleorg1" });
  });

  test("is repeated when AWS throttles a read, and each throttling is reported", async () => {
    const throttled = exception(400, "TooManyRequestsException", "You have sent too many requests.");
    const server = await wire(throttled, throttled, organizationReply);
    const onThrottle = vi.fn();
    await describeOrganization(wiredAws({ endpoint: server.url, onThrottle }));
    expect(server.requests).toHaveLength(3);
    expect(onThrottle.mock.calls).toEqual([
      ["organizations:DescribeOrganization"],
      ["organizations:DescribeOrganization"],
    ]);
  });

  test("gives up on a read that is throttled again and again", async () => {
    const server = await wire(exception(429, "LimitExceededException", "Too many requests."));
    const failure = await failureFrom(describeOrganizationConfiguration(wiredAws({ endpoint: server.url })));
    expect(failure).toMatchObject({ code: "throttled", message: "Too many requests." });
    expect(server.requests).toHaveLength(8);
  });

  test("is not repeated for a write; the failure says when to try again", async () => {
    const server = await wire(exception(429, "LimitExceededException", "Too many requests."));
    const failure = await failureFrom(
      startConfigurationPolicyAssociation(wiredAws({ endpoint: server.url, rateScale: 1 }), association),
    );
    expect(failure).toMatchObject({
      code: "throttled",
      message: "Too many requests.",
      aws: { operation: "securityhub:StartConfigurationPolicyAssociation", requestId: "request-1" },
    });
    expect(failure).toHaveProperty("retryAfterMs", expect.closeTo(302, -1));
    expect(server.requests).toHaveLength(1);
  });

  test("takes the connection of the one before, which Canopy closes when it has been idle", async () => {
    const server = await wire(organizationReply);
    const aws = wiredAws({ endpoint: server.url });
    await describeOrganization(aws);
    await describeOrganization(aws);
    await expect(server.connections()).resolves.toBe(1);
    await expect.poll(server.connections, { timeout: 60_000 }).toBe(0);
  });

  test("is repeated when a read meets a server error or a dropped connection", async () => {
    const server = await wire(
      exception(500, "ServiceException", "Try again later."),
      "drop",
      organizationReply,
    );
    await expect(describeOrganization(wiredAws({ endpoint: server.url }))).resolves.toMatchObject({
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
    const failure = await failureFrom(startConfigurationPolicyAssociation(wiredAws(settings), association));
    expect(failure.code).toBe("unavailable");
    expect(failure.message).toContain("Whether the change was made is not known.");
    expect(server.requests).toHaveLength(1);
  });

  test("waits no longer than the request timeout", async () => {
    const server = await wire("silence");
    const settings = { endpoint: server.url, requestTimeoutMs: 100 };
    const failure = await failureFrom(describeOrganization(wiredAws(settings)));
    expect(failure).toEqual({
      code: "unavailable",
      message: `${server.url} could not be reached: no answer came in time.`,
    });
  });

  test("names the endpoint that no server listens at", async () => {
    const server = await startWireServer(organizationReply);
    await server.close();
    vi.stubEnv("AWS_ENDPOINT_URL_ORGANIZATIONS", server.url);
    const failure = await failureFrom(describeOrganization(wiredAws({})));
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
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
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
      expect(await failureFrom(ask(wiredAws({ endpoint: server.url })))).toMatchObject({
        code: "forbidden",
        missing: operation,
        aws: { operation, exception: "AccessDeniedException", httpStatus: 403 },
      });
    },
  );

  test("is repeated quietly while another caller changes the organization", async () => {
    const busy = exception(400, "ConcurrentModificationException", "It conflicts with another attempt.");
    const server = await wire(busy, busy, busy, organizationReply);
    await expect(describeOrganization(wiredAws({ endpoint: server.url }))).resolves.toHaveProperty("id");
  });

  test("that only reads is no conflict of the reader's when the organization goes on changing", async () => {
    const server = await wire(
      exception(400, "ConcurrentModificationException", "It conflicts with another attempt."),
    );
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
    expect(failure).toMatchObject({
      code: "unavailable",
      message: "It conflicts with another attempt.",
      aws: { exception: "ConcurrentModificationException" },
    });
  }, 30_000);

  test("can be aborted while it waits for its turn and while it waits for the answer", async () => {
    const server = await wire("silence");
    const abort = new AbortController();
    const client = wiredAws({ endpoint: server.url, rateScale: 0.001 });
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
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
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
    const failure = await failureFrom(describeOrganizationConfiguration(wiredAws({ endpoint: server.url })));
    expect(failure).toMatchObject({
      code: "forbidden",
      missing: "securityhub:DescribeOrganizationConfiguration",
    });
  });

  test("that AWS does not document becomes a reference, and its text goes to the log only", async () => {
    const server = await wire(exception(400, "MysteryException", "arn:aws:iam::111111111111:role/secret"));
    const onUnexpected = vi.fn();
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url, onUnexpected })));
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
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url })));
    expect(failure.code).toBe("unavailable");
  });

  test("is AWS's only when it is an answer: one of a wrong shape is unexpected", async () => {
    const server = await wire({ body: { Organization: "not-an-organization" } });
    const onUnexpected = vi.fn();
    const failure = await failureFrom(describeOrganization(wiredAws({ endpoint: server.url, onUnexpected })));
    expect(failure.code).toBe("unexpected");
    expect(onUnexpected).toHaveBeenCalledOnce();
  });
});
