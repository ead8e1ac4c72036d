import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { listAccounts } from "@/lib/organizations/aws/operations";
import { type Aws, type AwsSettings, createAws } from "./create-aws";
import { collect } from "./paginate";
import { failureFrom } from "./testing/failure-from";
import { startWireServer, type WireReply } from "./testing/wire-server";

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function awsAnswering(
  settings: Partial<AwsSettings>,
  ...replies: [WireReply, ...WireReply[]]
): Promise<{ aws: Aws; tokens: () => unknown[] }> {
  const server = await startWireServer(...replies);
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 5000,
    rateScale: 1000,
    endpoint: server.url,
    ...settings,
  });
  onTestFinished(async () => {
    aws.close();
    await server.close();
  });
  const tokens = () => server.requests.map(({ body }) => /"NextToken":"([^"]*)"/.exec(body)?.[1]);
  return { aws, tokens };
}

function account(id: string, changes: object = {}) {
  return {
    Id: id,
    Name: `Account ${id}`,
    Email: `${id}@example.com`,
    State: "ACTIVE",
    Paths: [`o-exampleorg1/r-ab12/ou-ab12-cdefgh34/${id}/`],
    ...changes,
  };
}

describe("the pages of a list", () => {
  test("go on through empty pages, and each page is one yield", async () => {
    const { aws, tokens } = await awsAnswering(
      {},
      { body: { Accounts: [account("111111111111")], NextToken: "a" } },
      { body: { Accounts: [], NextToken: "b" } },
      { body: { NextToken: "c" } },
      { body: { Accounts: [account("222222222222")], NextToken: "" } },
    );
    const sizes: number[] = [];
    for await (const page of listAccounts(aws)) sizes.push(page.length);
    expect(sizes).toEqual([1, 0, 0, 1]);
    expect(tokens()).toEqual([undefined, "a", "b", "c"]);
  });

  test("end in a failure, not silently, when a token comes back", async () => {
    const onUnexpected = vi.fn();
    const { aws } = await awsAnswering(
      { onUnexpected },
      { body: { Accounts: [account("111111111111")], NextToken: "a" } },
      { body: { Accounts: [], NextToken: "b" } },
      { body: { Accounts: [], NextToken: "a" } },
    );
    const failure = await failureFrom(collect(listAccounts(aws)));
    expect(failure.code).toBe("unexpected");
    expect(onUnexpected).toHaveBeenCalledOnce();
  });

  test("end in a failure when they stay empty for ever, each with a token of its own", async () => {
    let page = 0;
    const onUnexpected = vi.fn();
    const empty = Array.from({ length: 150 }, () => ({
      body: { Accounts: [], NextToken: `t${(page += 1)}` },
    }));
    const first = { body: { Accounts: [account("111111111111")], NextToken: "t0" } };
    const { aws, tokens } = await awsAnswering({ onUnexpected }, first, ...empty);
    const failure = await failureFrom(collect(listAccounts(aws)));
    expect(failure).toMatchObject({ code: "unexpected" });
    expect(failure.message).toContain("100 empty pages in a row");
    expect(tokens()).toHaveLength(101);
  });

  test.each([
    ["alone", [{ body: {} }], 0],
    [
      "after a page with rows",
      [{ body: { Accounts: [account("111111111111")], NextToken: "a" } }, { body: {} }],
      1,
    ],
  ] as const)("an answer without the list is not an empty list: %s", async (_, [first, ...more], rows) => {
    const onUnexpected = vi.fn();
    const { aws } = await awsAnswering({ onUnexpected }, first, ...more);
    const read: unknown[] = [];
    const failure = await failureFrom(
      (async () => {
        for await (const page of listAccounts(aws)) read.push(...page);
      })(),
    );
    expect(failure).toMatchObject({ code: "unexpected", aws: { operation: "organizations:ListAccounts" } });
    expect(failure.message).toContain("without its list");
    expect(read).toHaveLength(rows);
    expect(onUnexpected).toHaveBeenCalledOnce();
  });

  test("are not fetched before they are asked for", async () => {
    const { aws, tokens } = await awsAnswering(
      {},
      { body: { Accounts: [account("111111111111")], NextToken: "a" } },
    );
    const pages = listAccounts(aws);
    await pages.next();
    await pages.return();
    expect(tokens()).toHaveLength(1);
  });

  test("lose only the row that is not what AWS documents, and say which", async () => {
    const onMalformed = vi.fn();
    const rows = [account("111111111111"), account("not-an-id"), account("333333333333")];
    const { aws } = await awsAnswering({}, { body: { Accounts: rows } });
    const accounts = await collect(listAccounts(aws, { onMalformed }));
    expect(accounts.map(({ id }) => id)).toEqual(["111111111111", "333333333333"]);
    expect(onMalformed).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining("An account id is twelve digits"),
    );
  });

  test("report a malformed row as unexpected where no other listener is set", async () => {
    const onUnexpected = vi.fn();
    const { aws } = await awsAnswering({ onUnexpected }, { body: { Accounts: [{ Id: "nonsense" }] } });
    await expect(collect(listAccounts(aws))).resolves.toEqual([]);
    expect(onUnexpected).toHaveBeenCalledOnce();
  });
});
