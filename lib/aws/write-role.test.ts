import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describeOrganization } from "@/lib/organizations/aws/operations";
import { updateOrganizationConfiguration } from "@/lib/security-hub/aws/operations";
import { sandboxControl } from "@/sandbox/testing/sandbox-control";
import type { Aws, WritingAws } from "./create-aws";
import { type AwsUnderTest, sandboxUnderTest } from "./testing/aws-under-test";
import { failureFrom } from "./testing/failure-from";
import { openWriteSession } from "./open-write-session";
import { wire, wiredAws } from "./testing/wired-aws";
import type { WriteRole } from "./write-role";
import { sessionNameOf } from "./write-session";
import { tagResource } from "@/lib/aws-config/tags/aws/operations";

const ada = { id: "person-1", name: "Ada Lovelace" };
const ben = { id: "person-2", name: "Ben" };
const arn = "arn:aws:iam::111122223333:role/CanopyWrite";

let running: AwsUnderTest | undefined;
beforeEach(() => {
  running = undefined;
});
afterEach(async () => {
  await running?.close();
  vi.unstubAllEnvs();
});

async function opened(writes: WriteRole | "none") {
  running = await sandboxUnderTest({ writes });
  return { aws: running.aws, control: sandboxControl(running.endpoint ?? "") };
}

/** A write that AWS refuses for which account calls: who called is the same as of one that it carries out. */
function change(aws: Aws) {
  return updateOrganizationConfiguration(aws, { autoEnable: false });
}

test("makes every change of a person with one session, also of another Region, and reads without it", async () => {
  const { aws, control } = await opened({ arn, attribution: "required" });
  const writing = aws.writingFor({ startedBy: ada });
  const aggregator = `arn:aws:config:eu-central-1:111122223333:config-aggregator/config-aggregator-abcd1234`;
  await Promise.allSettled([
    ...Array.from({ length: 8 }, () => change(writing)),
    tagResource(writing.withConfigIn("eu-central-1"), aggregator, [{ key: "team", value: "security" }]),
    describeOrganization(writing),
  ]);
  const { calls } = await control.calls();
  const names = (operation: string) =>
    calls
      .filter((call) => call.operation === operation)
      .map(({ userIdentity }) => userIdentity?.sessionContext?.sourceIdentity);
  expect(names("AssumeRole")).toEqual([undefined]);
  expect(names("UpdateOrganizationConfiguration")).toEqual(
    Array.from({ length: 8 }, () => sessionNameOf(ada)),
  );
  expect(names("TagResource")).toEqual([sessionNameOf(ada)]);
  expect(names("DescribeOrganization")).toEqual([undefined]);
});

test("opens a session for each person, and another one where a second person approved", async () => {
  const { aws, control } = await opened({ arn, attribution: "required" });
  await Promise.allSettled(
    [{ startedBy: ada }, { startedBy: ben }, { startedBy: ada, approvedBy: ben }, { startedBy: ada }].map(
      (authors) => change(aws.writingFor(authors)),
    ),
  );
  const { calls } = await control.calls();
  expect(calls.filter(({ operation }) => operation === "AssumeRole")).toHaveLength(3);
});

test("refuses what AWS refuses of a session, with the way out, where it is required", async () => {
  const { aws, control } = await opened({ arn, attribution: "required" });
  await control.defineRoles([{ arn, trusts: ["sts:AssumeRole"] }]);
  const failure = await failureFrom(openWriteSession(aws.writingFor({ startedBy: ada })));
  expect(failure).toMatchObject({ code: "forbidden", missing: "sts:SetSourceIdentity" });
  expect(failure.message).toContain(`Allow sts:SetSourceIdentity on ${arn}`);
  expect(failure.message).toContain("CANOPY_WRITE_ATTRIBUTION=preferred");
  // The role itself is never optional.
  await control.defineRoles([{ arn, trusts: [] }]);
  const closed = await failureFrom(openWriteSession(aws.writingFor({ startedBy: ben })));
  expect(closed).toMatchObject({ code: "forbidden", missing: "sts:AssumeRole" });
  expect(closed.message).not.toContain("preferred");
});

test("goes without what AWS refuses where it is preferred, says so, and still names the person", async () => {
  const { aws, control } = await opened({ arn, attribution: "preferred" });
  await control.defineRoles([{ arn, trusts: ["sts:AssumeRole"] }]);
  const writing: WritingAws = aws.writingFor({ startedBy: ada, approvedBy: ben });
  expect(await openWriteSession(writing)).toEqual({
    roleArn: arn,
    sessionName: sessionNameOf(ada),
    without: ["sts:SetSourceIdentity", "sts:TagSession"],
  });
  await Promise.allSettled([change(writing)]);
  const { calls } = await control.calls();
  expect(
    calls.find(({ operation }) => operation === "UpdateOrganizationConfiguration")?.userIdentity?.arn,
  ).toBe(`arn:aws:sts::111122223333:assumed-role/CanopyWrite/${sessionNameOf(ada)}`);
});

test("sends no change that names no person, and none where there is only a role to read with", async () => {
  const first = await opened({ arn, attribution: "required" });
  expect(await failureFrom(change(first.aws))).toMatchObject({ code: "precondition" });
  await running?.close();
  const { aws, control } = await opened("none");
  expect(await failureFrom(change(aws.writingFor({ startedBy: ada })))).toMatchObject({
    code: "precondition",
  });
  expect(await failureFrom(openWriteSession(aws.writingFor({ startedBy: ada })))).toMatchObject({
    code: "precondition",
  });
  expect((await control.calls()).calls).toEqual([]);
});

test.each([
  ["an hour", 3_600_000, false],
  ["less than five minutes", 240_000, true],
])(
  "keeps credentials that hold %s, and asks for others before they end",
  async (_what, leftMs, isAskedAgain) => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    const expiration = new Date(Date.now() + leftMs).toISOString();
    const text = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    const server = await wire({ text }, { text });
    const aws = wiredAws({ endpoint: server.url, writes: { arn, attribution: "required" } });
    await openWriteSession(aws.writingFor({ startedBy: ada }));
    await openWriteSession(aws.writingFor({ startedBy: ada }));
    expect(server.requests.length > 1).toBe(isAskedAgain);
    for (const { body } of server.requests) expect(body).toContain(`SourceIdentity=${sessionNameOf(ada)}`);
  },
);

test("calls every person something that STS takes, and two people by two names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (name, one, other) => {
      const sessionName = sessionNameOf({ id: one, name });
      expect(sessionName).toMatch(/^[\w+=,.@-]{2,64}$/);
      expect(sessionName === sessionNameOf({ id: other, name })).toBe(one === other);
    }),
  );
});

test.each([
  ["Zoë Müller-Lüdenscheidt", /^Zoe-Muller-Ludenscheidt-[0-9a-f]{10}$/],
  ["otto@example.com", /^otto@example\.com-[0-9a-f]{10}$/],
  ["山田", /^person-[0-9a-f]{10}$/],
])("keeps %j recognisable", (name, pattern) => {
  expect(sessionNameOf({ id: "1", name })).toMatch(pattern);
});
