import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect } from "@/lib/aws/paginate";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { type AwsUnderTest, isLive, liveAws, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { OrganizationalUnitId } from "@/lib/core/identifiers";
import {
  describeOrganization,
  listAccounts,
  listDelegatedAdministrators,
  listOrganizationalUnitsForParent,
  listRoots,
} from "./operations";

describe("Organizations in the sandbox", () => {
  describeReads(() => sandboxUnderTest());

  test("does not know an OU that does not exist", async () => {
    const { aws, close } = await sandboxUnderTest();
    const nowhere = OrganizationalUnitId.parse("ou-zzzz-zzzzzzzz");
    const failure = await failureFrom(collect(listOrganizationalUnitsForParent(aws, nowhere)));
    await close();
    expect(failure).toMatchObject({ code: "not-found", aws: { exception: "ParentNotFoundException" } });
  });
});

describe.skipIf(!isLive)("Organizations on AWS (AWS_LIVE=1)", () => {
  describeReads(liveAws);
});

/** The read-only half of the contract, which must hold on AWS as it does in the sandbox. */
function describeReads(connect: () => AwsUnderTest | Promise<AwsUnderTest>): void {
  let connection: AwsUnderTest;
  beforeAll(async () => {
    connection = await connect();
  });
  afterAll(async () => {
    await connection.close();
  });

  test("has an organization with one root", async () => {
    const { aws } = connection;
    await expect(describeOrganization(aws)).resolves.toHaveProperty("featureSet");
    await expect(listRoots(aws)).resolves.toMatchObject([
      { policyTypes: [{ type: "SERVICE_CONTROL_POLICY", status: "ENABLED" }] },
    ]);
  });

  test("places each account below the root, and knows the management account", async () => {
    const { aws } = connection;
    const [{ managementAccountId }, [root], accounts] = await Promise.all([
      describeOrganization(aws),
      listRoots(aws),
      collect(listAccounts(aws)),
    ]);
    expect(accounts.map(({ id }) => id)).toContain(managementAccountId);
    expect(new Set(accounts.map(({ ancestorIds }) => ancestorIds[0]))).toEqual(new Set([root?.id]));
    expect(accounts.every(({ parentId, ancestorIds }) => ancestorIds.at(-1) === parentId)).toBe(true);
  });

  test("names the OUs that the accounts' ancestries mention", async () => {
    const { aws } = connection;
    const accounts = await collect(listAccounts(aws));
    const [root] = await listRoots(aws);
    const mentioned = accounts.flatMap(({ ancestorIds: [, first] }) => (first === undefined ? [] : [first]));
    const units = root === undefined ? [] : await collect(listOrganizationalUnitsForParent(aws, root.id));
    expect(units.map(({ id }) => id)).toEqual(expect.arrayContaining(mentioned));
    expect(units.every(({ name, parentId }) => name !== undefined && parentId === root?.id)).toBe(true);
  });

  test("knows the delegated administrator of Security Hub", async () => {
    const { aws } = connection;
    const accounts = await collect(listAccounts(aws));
    const administrators = await listDelegatedAdministrators(aws, "securityhub.amazonaws.com");
    expect(administrators.length).toBeGreaterThan(0);
    expect(accounts.map(({ id }) => id)).toEqual(expect.arrayContaining(administrators.map(({ id }) => id)));
  });
}
