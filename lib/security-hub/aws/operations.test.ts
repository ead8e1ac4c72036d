import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getCallerIdentity } from "@/lib/aws/caller-identity";
import { createAws } from "@/lib/aws/create-aws";
import { collect } from "@/lib/aws/paginate";
import { type AwsUnderTest, isLive, liveAws, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { AccountId, SELF_MANAGED } from "@/lib/core/identifiers";
import {
  describeOrganization,
  listAccounts,
  listDelegatedAdministrators,
} from "@/lib/organizations/aws/operations";
import { associationStatuses } from "../model";
import {
  batchGetConfigurationPolicyAssociations,
  describeOrganizationConfiguration,
  findingAggregator,
  getConfigurationPolicy,
  getConfigurationPolicyAssociation,
  listConfigurationPolicies,
  listConfigurationPolicyAssociations,
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
  updateOrganizationConfiguration,
} from "./operations";

const day = 24 * 60 * 60 * 1000;

describe("Security Hub in the sandbox", () => {
  describeReads(() => sandboxUnderTest());
  describeWrites(() => sandboxUnderTest());

  test("refuses central configuration from any other Region", async () => {
    const { aws, close } = await sandboxUnderTest({ region: "us-east-1" });
    const failure = await failureFrom(listConfigurationPolicies(aws));
    await close();
    expect(failure).toMatchObject({ code: "forbidden", missing: "securityhub:ListConfigurationPolicies" });
  });

  test("answers as an ordinary member, too, to a role in one", async () => {
    const { aws, close, endpoint } = await sandboxUnderTest();
    const accounts = await collect(listAccounts(aws));
    const [administrator] = await listDelegatedAdministrators(aws, "securityhub.amazonaws.com");
    const { managementAccountId } = await describeOrganization(aws);
    const member = accounts.find(({ id }) => id !== administrator?.id && id !== managementAccountId);
    const role = { arn: `arn:aws:iam::${member?.id ?? ""}:role/canopy` };
    const settings = { region: "eu-west-1", requestTimeoutMs: 10_000, rateScale: 1000, endpoint, role };
    const asMember = createAws(settings);
    await expect(getCallerIdentity(asMember)).resolves.toMatchObject({
      accountId: member?.id,
      partition: "aws",
    });
    const failure = await failureFrom(describeOrganizationConfiguration(asMember));
    asMember.close();
    await close();
    expect(failure.code).toBe("forbidden");
  });
});

describe.skipIf(!isLive)("Security Hub on AWS (AWS_LIVE=1)", () => {
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

  test("is configured centrally, from the home Region", async () => {
    const { aws } = connection;
    await expect(describeOrganizationConfiguration(aws)).resolves.toMatchObject({
      configurationType: "CENTRAL",
    });
    const aggregator = await findingAggregator(aws);
    expect(aggregator?.homeRegion).toBe(await aws.securityHub.config.region());
  });

  test("describes each policy that it lists", async () => {
    const { aws } = connection;
    const policies = await listConfigurationPolicies(aws);
    expect(policies.length).toBeGreaterThan(0);
    for (const { id, name, serviceEnabled } of policies) {
      await expect(getConfigurationPolicy(aws, id)).resolves.toMatchObject({ id, name, serviceEnabled });
    }
  });

  test("filters associations by status, and the parts make up the whole", async () => {
    const { aws } = connection;
    const all = await collect(listConfigurationPolicyAssociations(aws));
    const parts = await Promise.all(
      associationStatuses.map((status) => collect(listConfigurationPolicyAssociations(aws, { status }))),
    );
    expect(all.length).toBeGreaterThan(0);
    expect(
      parts
        .flat()
        .map(({ targetId }) => targetId)
        .toSorted(),
    ).toEqual(all.map(({ targetId }) => targetId).toSorted());
  });

  test("answers for one target, for a batch and in the list alike", async () => {
    const { aws } = connection;
    const listed = (await collect(listConfigurationPolicyAssociations(aws))).slice(0, 3);
    const targetIds = listed.map(({ targetId }) => targetId);
    const batch = await batchGetConfigurationPolicyAssociations(aws, targetIds);
    const single = await Promise.all(
      targetIds.map((targetId) => getConfigurationPolicyAssociation(aws, targetId)),
    );
    expect(batch).toEqual({ associations: listed, unprocessed: [] });
    expect(single).toEqual(listed);
  });
}

function describeWrites(connect: () => Promise<AwsUnderTest>): void {
  let connection: AwsUnderTest;
  beforeAll(async () => {
    connection = await connect();
  });
  afterAll(async () => {
    await connection.close();
  });

  test("applies a policy to an account, which settles, and takes it away again", async () => {
    const { aws, advance } = connection;
    const [[policy], accounts, aggregated] = await Promise.all([
      listConfigurationPolicies(aws),
      collect(listAccounts(aws)),
      describeOrganizationConfiguration(aws),
    ]);
    const account = accounts.find(({ state, ancestorIds }) => state === "ACTIVE" && ancestorIds.length > 1);
    if (policy === undefined || account === undefined) throw new Error("The small world has both.");
    expect(aggregated.status).toBe("ENABLED");

    const input = { configurationId: policy.id, targetId: account.id };
    const started = await startConfigurationPolicyAssociation(aws, input);
    expect(started).toMatchObject({ ...input, type: "APPLIED", status: "PENDING" });
    await advance?.(day);
    const settled = await getConfigurationPolicyAssociation(aws, account.id);
    expect(settled).toMatchObject({ ...input, type: "APPLIED" });
    expect(settled?.status).not.toBe("PENDING");

    await startConfigurationPolicyDisassociation(aws, input);
    const left = await getConfigurationPolicyAssociation(aws, account.id);
    expect(left?.type).not.toBe("APPLIED");
  });

  test("makes an account self-managed", async () => {
    const { aws } = connection;
    const [account] = await collect(listAccounts(aws));
    if (account === undefined) throw new Error("The small world has accounts.");
    const input = { configurationId: SELF_MANAGED, targetId: account.id } as const;
    await expect(startConfigurationPolicyAssociation(aws, input)).resolves.toMatchObject(input);
  });

  test("names the target it does not know", async () => {
    const { aws } = connection;
    const missing = AccountId.parse("999999999999");
    await expect(getConfigurationPolicyAssociation(aws, missing)).resolves.toBeUndefined();
    const failure = await failureFrom(
      startConfigurationPolicyAssociation(aws, { configurationId: SELF_MANAGED, targetId: missing }),
    );
    expect(failure).toMatchObject({ code: "not-found" });
    expect(failure.aws?.requestId).toBeTruthy();
  });

  test("does not go back to LOCAL while anything is associated, nor accept automatic settings under CENTRAL", async () => {
    const { aws } = connection;
    const local = await failureFrom(
      updateOrganizationConfiguration(aws, { autoEnable: false, configurationType: "LOCAL" }),
    );
    expect(local.aws?.operation).toBe("securityhub:UpdateOrganizationConfiguration");
    const automatic = await failureFrom(
      updateOrganizationConfiguration(aws, { autoEnable: true, configurationType: "CENTRAL" }),
    );
    expect(automatic.code).toBe("invalid-input");
  });
}
