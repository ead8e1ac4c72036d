import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { rawRequests } from "../testing/raw-requests";
import { sandboxControl } from "../testing/sandbox-control";
import { signedHeaders } from "../testing/signed-headers";
import { textWith } from "../testing/text-with";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const jsonHeaders = { "content-type": "application/x-amz-json-1.1" };

let sandbox: Sandbox;
const { exchange, organizations, securityHub, sts } = rawRequests(() => sandbox.url);

beforeAll(async () => {
  sandbox = await startSandbox({ world: "small" });
});

afterAll(async () => {
  const { invalidResponses } = await sandboxControl(sandbox.url).calls();
  await sandbox.close();
  expect(invalidResponses).toBe(0);
});

describe("awsJson1.1", () => {
  it("answers with its content type, a request id, the date, and times in epoch seconds", async () => {
    const { status, headers, text } = await organizations("ListAccounts", '{"MaxResults":1,"Unknown":true}');
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(headers.get("x-amzn-requestid")).toMatch(uuid);
    expect(Math.abs(Date.parse(headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
    expect(text).toMatch(/"JoinedTimestamp":\d+/);
  });

  it("writes errors with status 400 and the exception's own members", async () => {
    const { status, headers, text } = await organizations("DescribeAccount", '{"AccountId":"abc"}');
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(JSON.parse(text)).toEqual({
      __type: "InvalidInputException",
      Message: "You provided a value that does not match the required pattern.",
      Reason: "INVALID_PATTERN",
    });
  });

  it.each([
    ["a body that is no JSON", "{"],
    ["a body that is no object", "[1]"],
  ])("calls %s a SerializationException", async (_what, body) => {
    const { status, text } = await organizations("ListRoots", body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ __type: "SerializationException" });
  });

  it("takes an empty body for no members", async () => {
    expect((await organizations("ListRoots", "")).status).toBe(200);
  });

  it.each([
    [
      "a text for a number",
      "ListAccounts",
      '{"MaxResults":"ten"}',
      "STRING_VALUE can not be converted to an Integer",
    ],
    [
      "a number for a text",
      "DescribeAccount",
      '{"AccountId":12}',
      "NUMBER_VALUE can not be converted to a String",
    ],
    [
      "a boolean for a text",
      "DescribeAccount",
      '{"AccountId":true}',
      "TRUE_VALUE can not be converted to a String",
    ],
    ["an object for a text", "DescribeAccount", '{"AccountId":{}}', "Start of structure or map found"],
    [
      "nested lists for a text",
      "DescribeAccount",
      `{"AccountId":${"[".repeat(5000)}${"]".repeat(5000)}}`,
      "Start of list found",
    ],
  ])("calls %s a SerializationException", async (_what, operation, body, message) => {
    const { status, text } = await organizations(operation, body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ __type: "SerializationException", message: textWith(message) });
  });

  it.each([
    "AWSOrganizationsV20161128.LeaveOrganization",
    "AWSOrganizationsV20161128.constructor",
    "Other.ListRoots",
    "",
  ])("does not know the target %j", async (target) => {
    const { status, headers, text } = await organizations("", "{}", { "x-amz-target": target });
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(JSON.parse(text)).toMatchObject({ __type: "UnknownOperationException" });
  });

  it("is AWS Config's as well, with errors that have no modelled members", async () => {
    const { status, text } = await exchange({
      headers: {
        ...jsonHeaders,
        "x-amz-target": "StarlingDoveService.DescribeConfigurationAggregators",
        ...signedHeaders({ service: "config" }),
      },
      body: '{"ConfigurationAggregatorNames":["nowhere"]}',
    });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({
      __type: "NoSuchConfigurationAggregatorException",
      message:
        "The configuration aggregator does not exist. Check the configuration aggregator name and try again.",
    });
  });
});

describe("restJson1", () => {
  it("writes errors with the modelled status, the name in a header and a capitalised body", async () => {
    const { status, headers, text } = await securityHub("GET", "/findingAggregator/list?MaxResults=101");
    expect(status).toBe(400);
    expect(headers.get("x-amzn-errortype")).toBe("InvalidInputException");
    expect(headers.get("x-amzn-requestid")).toMatch(uuid);
    expect(JSON.parse(text)).toEqual({
      Code: "InvalidInputException",
      Message:
        "1 validation error detected: Value '101' at 'MaxResults' failed to satisfy constraint: " +
        "Member must have value less than or equal to 100",
    });
  });

  it("decodes labels after routing, so that an ARN may hold slashes, encoded or in a greedy label", async () => {
    const { text } = await securityHub("GET", "/configurationPolicy/list");
    const arn = /"Arn":"([^"]+)"/.exec(text)?.[1] ?? "";
    const encoded = await securityHub("GET", `/configurationPolicy/get/${encodeURIComponent(arn)}`);
    expect(JSON.parse(encoded.text)).toMatchObject({ Arn: arn });

    const aggregators = await securityHub("GET", "/findingAggregator/list");
    const aggregator = /"FindingAggregatorArn":"([^"]+)"/.exec(aggregators.text)?.[1] ?? "";
    for (const label of [aggregator, encodeURIComponent(aggregator)]) {
      const { status, text: detail } = await securityHub("GET", `/findingAggregator/get/${label}`);
      expect(status).toBe(200);
      expect(JSON.parse(detail)).toMatchObject({ FindingAggregatorArn: aggregator });
    }
  });

  it("reads lists of the query and refuses what is not in the enumeration", async () => {
    expect((await securityHub("GET", "/standards?Providers=AWS&Providers=Azure")).status).toBe(200);
    const { status, text } = await securityHub("GET", "/standards?Providers=AWS&Providers=Other");
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ Message: textWith("'Providers[1]'") });
    expect((await securityHub("GET", "/standards?MaxResults=many")).status).toBe(400);
  });

  it.each([
    ["no member", {}],
    ["two members", { AccountId: "111122223333", RootId: "r-ab12" }],
    ["an unknown member", { Elsewhere: "x" }],
  ])("refuses a target with %s", async (_what, Target) => {
    const { status, text } = await securityHub(
      "POST",
      "/configurationPolicyAssociation/get",
      JSON.stringify({ Target }),
    );
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      Code: "InvalidInputException",
      Message: textWith("'Target'"),
    });
  });

  it("refuses blank strings and bodies that are no JSON", async () => {
    const blank = await securityHub(
      "POST",
      "/configurationPolicyAssociation/get",
      '{"Target":{"AccountId":" "}}',
    );
    expect(JSON.parse(blank.text)).toMatchObject({ Message: textWith("'Target.AccountId'") });
    const broken = await securityHub("POST", "/configurationPolicyAssociation/get", "{");
    expect(broken.status).toBe(400);
    expect(broken.headers.get("x-amzn-errortype")).toBe("SerializationException");
  });

  it.each([
    ["GET", "/"],
    ["GET", "/nothing/here"],
    ["PUT", "/configurationPolicy/create"],
    ["GET", "/configurationPolicy/get/"],
    ["GET", "/configurationPolicy/get/%E0%A4%A"],
    ["GET", "/_sandboxes"],
  ])("does not know %s %s, and says so in JSON", async (method, path) => {
    const { status, headers, text } = await securityHub(method, path);
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-amzn-errortype")).toBe("UnknownOperationException");
    expect(JSON.parse(text)).toMatchObject({ message: textWith(/./) });
  });
});

describe("awsQuery", () => {
  it("answers XML in STS's namespace, also to a GET", async () => {
    const { status, headers, text } = await sts("Action=GetCallerIdentity&Version=2011-06-15");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/xml");
    expect(text).toMatch(
      /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><UserId>/,
    );
    expect(text).toContain(`<RequestId>${headers.get("x-amzn-requestid") ?? ""}</RequestId>`);
    const path = "/?Action=GetCallerIdentity&Version=2011-06-15";
    const get = await exchange({ method: "GET", path, headers: signedHeaders({ service: "sts" }) });
    expect(get.text).toContain("<Account>");
  });

  it("writes errors in XML, with what the client sent made harmless", async () => {
    const body = "Action=AssumeRole&Version=2011-06-15&RoleArn=%3Cscript%3E&RoleSessionName=ada";
    const { status, text } = await sts(body);
    expect(status).toBe(400);
    expect(text).toContain("<Type>Sender</Type><Code>ValidationError</Code>");
    expect(text).toContain("&lt;script&gt;");
    expect(text).not.toContain("<script>");
  });

  it.each([
    ["Action=Unknown&Version=2011-06-15", "InvalidAction"],
    ["Action=GetCallerIdentity&Version=2010-05-08", "InvalidAction"],
    ["Version=2011-06-15", "MissingAction"],
  ])("answers %s with %s", async (body, code) => {
    const { status, text } = await sts(body);
    expect(status).toBe(400);
    expect(text).toContain(`<Code>${code}</Code>`);
  });
});

describe("a request larger than 1 MiB", () => {
  it("is refused in the protocol it came in", async () => {
    const body = JSON.stringify({ NextToken: "x".repeat(1024 * 1024) });
    const { status, text } = await organizations("ListAccounts", body);
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ __type: "RequestEntityTooLargeException" });
  });
});
