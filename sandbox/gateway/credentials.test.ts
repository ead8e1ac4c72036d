import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawRequests } from "../testing/raw-requests";
import { signedHeaders } from "../testing/signed-headers";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxControl } from "../testing/sandbox-control";

let sandbox: Sandbox;
const { exchange, organizations, sts } = rawRequests(() => sandbox.url);

beforeAll(async () => {
  sandbox = await startSandbox({ world: "small" });
});

afterAll(async () => {
  const { invalidResponses } = await sandboxControl(sandbox.url).calls();
  await sandbox.close();
  expect(invalidResponses).toBe(0);
});

describe("credentials", () => {
  it("are asked for in every protocol", async () => {
    const json = await exchange({
      headers: { "x-amz-target": "AWSOrganizationsV20161128.ListRoots" },
      body: "{}",
    });
    expect(json.status).toBe(400);
    expect(JSON.parse(json.text)).toMatchObject({ __type: "MissingAuthenticationTokenException" });
    const rest = await exchange({ method: "GET", path: "/accounts" });
    expect(rest.status).toBe(403);
    expect(rest.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
    const query = await sts("Action=GetCallerIdentity&Version=2011-06-15", {});
    expect(query.status).toBe(403);
    expect(query.text).toContain("<Code>MissingAuthenticationToken</Code>");
  });

  it.each([
    ["no scheme", "nothing"],
    ["another scheme", "Bearer abc"],
    [
      "no signature",
      "AWS4-HMAC-SHA256 Credential=A/20261121/eu-west-1/organizations/aws4_request, SignedHeaders=host",
    ],
    [
      "a scope with too few parts",
      "AWS4-HMAC-SHA256 Credential=A/organizations, SignedHeaders=host, Signature=1",
    ],
  ])("with %s are incomplete", async (_what, authorization) => {
    const { status, text } = await organizations("ListRoots", "{}", { authorization });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ __type: "IncompleteSignatureException" });
  });

  it("must be scoped to the service", async () => {
    const { text } = await organizations("ListRoots", "{}", signedHeaders({ service: "securityhub" }));
    expect(JSON.parse(text)).toMatchObject({
      __type: "InvalidSignatureException",
      message: "Credential should be scoped to correct service: 'organizations'.",
    });
  });

  it("of a role need the token they came with", async () => {
    const headers = signedHeaders({ service: "organizations", accessKeyId: "ASIASANDBOX012345678" });
    const without = await organizations("ListRoots", "{}", headers);
    expect(JSON.parse(without.text)).toMatchObject({ __type: "UnrecognizedClientException" });
    const altered = await organizations("ListRoots", "{}", { ...headers, "x-amz-security-token": "altered" });
    expect(JSON.parse(altered.text)).toMatchObject({ __type: "UnrecognizedClientException" });
  });
});
