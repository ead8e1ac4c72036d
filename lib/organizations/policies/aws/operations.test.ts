import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { AccountId } from "@/lib/core/identifiers";
import { describeOrganization, listRoots } from "@/lib/organizations/aws/operations";
import { CSPM_POLICY, isTypeEnabled, OrganizationsPolicyId, SECURITY_HUB_POLICY } from "../model";
import { describeEffectivePolicy, describePolicy, listPolicies, listTargetsForPolicy } from "./operations";

const nowhere = OrganizationsPolicyId.parse("p-nowhere0");

describe("Organizations' policies for Security Hub in the sandbox", () => {
  let connection: AwsUnderTest;
  beforeEach(async () => {
    connection = await sandboxUnderTest();
    await control("seed", { world: "small", cspmPolicies: true });
  });
  afterEach(() => connection.close());

  test("are of two types, which the root names as enabled", async () => {
    const { aws } = connection;
    const [root] = await listRoots(aws);
    expect(isTypeEnabled(root?.policyTypes, CSPM_POLICY)).toBe(true);
    const cspm = await listPolicies(aws, CSPM_POLICY);
    expect(cspm.map(({ name }) => name).sort()).toEqual([
      "cspm-baseline",
      "cspm-exception",
      "cspm-misspelled",
    ]);
    expect(new Set(cspm.map(({ type }) => type))).toEqual(new Set([CSPM_POLICY]));
    const [unified] = await listPolicies(aws, SECURITY_HUB_POLICY);
    expect(unified).toMatchObject({ name: "security-hub-everywhere", type: SECURITY_HUB_POLICY });
    await expect(listTargetsForPolicy(aws, unified?.id ?? nowhere)).resolves.toEqual([root?.id]);
  });

  test("have a text, and come to an effective policy in the accounts they reach", async () => {
    const { aws } = connection;
    const [exception] = (await listPolicies(aws, CSPM_POLICY)).filter(
      ({ name }) => name === "cspm-exception",
    );
    const policyId = exception?.id ?? nowhere;
    const { content } = await describePolicy(aws, policyId);
    expect(content).toContain("disable_in_regions");
    const accountId = AccountId.parse((await listTargetsForPolicy(aws, policyId))[0]);
    const effective = await describeEffectivePolicy(aws, { type: CSPM_POLICY, accountId });
    expect(JSON.parse(effective?.content ?? "")).toMatchObject({
      cspm_enablement: { disable_in_regions: ["eu-central-1", "us-east-1"] },
    });
    expect(Date.parse(effective?.updatedAt ?? "")).not.toBeNaN();
  });

  test("come to nothing where none of the type reaches the account", async () => {
    const { aws } = connection;
    const { managementAccountId } = await describeOrganization(aws);
    const accountId = AccountId.parse(managementAccountId);
    await expect(describeEffectivePolicy(aws, { type: CSPM_POLICY, accountId })).resolves.toBeUndefined();
    const absent = AccountId.parse("999999999999");
    const failure = await failureFrom(describeEffectivePolicy(aws, { type: CSPM_POLICY, accountId: absent }));
    expect(failure).toMatchObject({ code: "not-found", aws: { exception: "TargetNotFoundException" } });
  });

  test("that were deleted or may not be read fail by name", async () => {
    const { aws } = connection;
    expect(await failureFrom(describePolicy(aws, nowhere))).toMatchObject({ code: "not-found" });
    await control("faults", { operation: "ListPolicies", fault: { kind: "deny" } });
    expect(await failureFrom(listPolicies(aws, CSPM_POLICY))).toMatchObject({
      code: "forbidden",
      missing: "organizations:ListPolicies",
    });
  });

  async function control(path: string, body: object): Promise<void> {
    const headers = { "content-type": "application/json" };
    const url = `${connection.endpoint ?? ""}/_sandbox/${path}`;
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
  }
});
