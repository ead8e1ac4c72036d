import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { collect } from "@/lib/aws/paginate";
import { type AwsUnderTest, isLive, liveAws, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { AccountId } from "@/lib/core/identifiers";
import { describeOrganization, listAccounts } from "@/lib/organizations/aws/operations";
import { type FaultInput } from "@/sandbox/faults/fault";
import { startSandbox } from "@/sandbox/start-sandbox";
import { PackName, MemberPackFilters, modelledPackStatuses } from "../model";
import {
  describeOrganizationConformancePacks,
  describeOrganizationConformancePackStatuses,
  getOrganizationConformancePackDetailedStatus,
  listMemberPackStatuses,
} from "./operations";

const detailed = "GetOrganizationConformancePackDetailedStatus";

describe("conformance packs in the sandbox", () => {
  describeReads(() => sandboxUnderTest());
});

describe.skipIf(!isLive)("conformance packs on AWS (AWS_LIVE=1)", () => {
  describeReads(liveAws);
});

describe("conformance packs that AWS does not give", () => {
  let connection: AwsUnderTest;
  let packName: PackName;
  beforeAll(async () => {
    connection = await sandboxUnderTest();
    packName = await firstPack(connection.aws);
  });
  afterEach(() => control("DELETE"));
  afterAll(() => connection.close());

  test("goes on past a page that is empty but has a token", async () => {
    const all = await collect(listMemberPackStatuses(connection.aws, { packName }));
    await control("POST", { operation: detailed, times: 2, fault: { kind: "empty-page" } });
    const { rows, nextToken } = await getOrganizationConformancePackDetailedStatus(connection.aws, {
      packName,
    });
    expect(rows).toEqual([]);
    expect(nextToken).toBeTruthy();
    expect(await collect(listMemberPackStatuses(connection.aws, { packName }))).toEqual(all);
    await control("POST", {
      operation: "DescribeOrganizationConformancePacks",
      times: 1,
      fault: { kind: "empty-page" },
    });
    expect(await collect(describeOrganizationConformancePacks(connection.aws))).not.toEqual([]);
  });

  test("is asked again when it throttles, but where a person waits says so at once", async () => {
    await control("POST", { operation: detailed, times: 2, fault: { kind: "throttle" } });
    expect(await collect(listMemberPackStatuses(connection.aws, { packName }))).not.toEqual([]);
    await control("POST", { operation: detailed, fault: { kind: "throttle" } });
    const failure = await failureFrom(
      getOrganizationConformancePackDetailedStatus(connection.aws, { packName }),
    );
    expect(failure).toMatchObject({ code: "throttled", aws: { operation: `config:${detailed}` } });
  });

  test("names the permission that is missing", async () => {
    await control("POST", { operation: detailed, fault: { kind: "deny" } });
    const failure = await failureFrom(
      getOrganizationConformancePackDetailedStatus(connection.aws, { packName }),
    );
    expect(failure).toMatchObject({ code: "forbidden", missing: `config:${detailed}` });
  });

  test("is not found once it is deleted", async () => {
    const gone = PackName.parse("Never-Deployed");
    const asked = getOrganizationConformancePackDetailedStatus(connection.aws, { packName: gone });
    expect(await failureFrom(asked)).toMatchObject({
      code: "not-found",
      aws: { exception: "NoSuchOrganizationConformancePackException" },
    });
    const listed = collect(listMemberPackStatuses(connection.aws, { packName: gone }));
    expect(await failureFrom(listed)).toMatchObject({ code: "not-found" });
  });

  test("asks to begin again when a token is of another list", async () => {
    const { aws } = connection;
    const { nextToken } = await getOrganizationConformancePackDetailedStatus(aws, { packName, limit: 1 });
    const other = { packName, filters: { status: "CREATE_FAILED" } as const, nextToken };
    const failure = await failureFrom(getOrganizationConformancePackDetailedStatus(aws, other));
    expect(failure).toMatchObject({
      code: "conflict",
      aws: { exception: "InvalidNextTokenException" },
    });
  });

  test("is refused to an ordinary member, and its list as well", async () => {
    const { aws, endpoint } = connection;
    const { managementAccountId } = await describeOrganization(aws);
    const accounts = await collect(listAccounts(aws));
    const [owner = ""] = (await collect(describeOrganizationConformancePacks(aws))).map(
      ({ arn }) => arn.split(":")[4],
    );
    const member = accounts.find(({ id }) => id !== managementAccountId && id !== owner);
    const asMember = createAws({
      region: "eu-west-1",
      requestTimeoutMs: 10_000,
      rateScale: 1000,
      endpoint,
      role: { arn: `arn:aws:iam::${member?.id ?? ""}:role/canopy` },
    });
    const failure = await failureFrom(collect(describeOrganizationConformancePacks(asMember)));
    asMember.close();
    expect(failure).toMatchObject({
      code: "forbidden",
      aws: { exception: "OrganizationAccessDeniedException" },
    });
  });

  test("is refused in AWS's own words where there is no organization", async () => {
    const empty = await startSandbox({ empty: true });
    const aws = createAws({ region: "eu-west-1", requestTimeoutMs: 10_000, endpoint: empty.url });
    const failure = await failureFrom(collect(describeOrganizationConformancePackStatuses(aws)));
    aws.close();
    await empty.close();
    expect(failure).toMatchObject({
      code: "forbidden",
      message: "This action can only be made by accounts in an AWS Organization",
    });
  });

  async function control(method: "POST" | "DELETE", fault?: FaultInput): Promise<void> {
    const body = fault === undefined ? {} : { body: JSON.stringify(fault) };
    const response = await fetch(`${connection.endpoint ?? ""}/_sandbox/faults`, { method, ...body });
    expect(response.ok).toBe(true);
  }
});

/** The read-only half of the contract, which must hold on AWS as it does in the sandbox. */
function describeReads(connect: () => AwsUnderTest | Promise<AwsUnderTest>): void {
  let connection: AwsUnderTest;
  beforeAll(async () => {
    connection = await connect();
  });
  afterAll(() => connection.close());

  test("has a status for each pack that it lists", async () => {
    const packs = await collect(describeOrganizationConformancePacks(connection.aws));
    const statuses = await collect(describeOrganizationConformancePackStatuses(connection.aws));
    expect(packs.length).toBeGreaterThan(0);
    expect(statuses.map(({ name }) => name).toSorted()).toEqual(packs.map(({ name }) => name).toSorted());
    for (const { arn, name } of packs) expect(arn).toContain(`:organization-conformance-pack/${name}-`);
  });

  test("filters accounts by status, and the parts make up the whole", async () => {
    const packName = await firstPack(connection.aws);
    const all = await collect(listMemberPackStatuses(connection.aws, { packName }));
    const parts = await Promise.all(
      modelledPackStatuses.map((status) =>
        collect(listMemberPackStatuses(connection.aws, { packName, filters: { status } })),
      ),
    );
    expect(all.length).toBeGreaterThan(0);
    expect(idsOf(parts.flat())).toEqual(idsOf(all));
  });

  test("pages as it is asked to, with the token of the page before", async () => {
    const packName = await firstPack(connection.aws);
    const all = await collect(listMemberPackStatuses(connection.aws, { packName }));
    const ask = (nextToken?: string) =>
      getOrganizationConformancePackDetailedStatus(connection.aws, { packName, limit: 2, nextToken });
    const first = await ask();
    const second = await ask(first.nextToken);
    expect([...first.rows, ...second.rows]).toEqual(all.slice(0, 4));
  });

  test("answers for one account, alone and together with a status", async () => {
    const { aws } = connection;
    const packName = await firstPack(aws);
    const [row] = (await getOrganizationConformancePackDetailedStatus(aws, { packName, limit: 1 })).rows;
    if (row === undefined) throw new Error("The pack is in no account.");
    const { accountId } = row;
    const status = MemberPackFilters.shape.status.unwrap().parse(row.status);
    const ask = (filters: { accountId: AccountId; status?: typeof status }) =>
      getOrganizationConformancePackDetailedStatus(aws, { packName, filters });
    expect((await ask({ accountId })).rows).toEqual([row]);
    expect((await ask({ accountId, status })).rows).toEqual([row]);
    const other = modelledPackStatuses.find((each) => each !== status) ?? status;
    expect(await ask({ accountId, status: other })).toEqual({ rows: [] });
    expect(await ask({ accountId: AccountId.parse("999999999999") })).toEqual({ rows: [] });
  });
}

async function firstPack(aws: Aws): Promise<PackName> {
  const [pack] = await collect(describeOrganizationConformancePacks(aws));
  if (pack === undefined) throw new Error("There is no pack to read.");
  return pack.name;
}

function idsOf(rows: readonly { readonly accountId: AccountId }[]): string[] {
  return rows.map(({ accountId }) => accountId).toSorted();
}
