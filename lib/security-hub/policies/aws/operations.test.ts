import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { PolicyId } from "@/lib/core/identifiers";
import {
  getConfigurationPolicy,
  listConfigurationPolicies,
  listConfigurationPolicyAssociations,
} from "@/lib/security-hub/aws/operations";
import { collect } from "@/lib/aws/paginate";
import { wirePolicy } from "../aws-json";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  describeStandards,
  getSecurityControlDefinition,
  listSecurityControlDefinitions,
  updateConfigurationPolicy,
} from "./operations";
import { type PolicySettings, RequestedSettings, settingsOf } from "../settings";

const unknown = PolicyId.parse("00000000-0000-4000-8000-000000000000");

describe("policies in the sandbox", () => {
  let under: AwsUnderTest;
  let standardArn: string;
  beforeAll(async () => {
    under = await sandboxUnderTest();
    const standards = await describeStandards(under.aws);
    standardArn =
      standards.find(({ name }) => name === "AWS Foundational Security Best Practices")?.arn ?? "";
  });
  afterAll(() => under.close());

  function settings(changes: Partial<PolicySettings> = {}): PolicySettings {
    return {
      name: "strict",
      description: "For everybody.",
      serviceEnabled: true,
      enabledStandardIdentifiers: [standardArn],
      controls: { mode: "all-but", ids: ["ACM.3", "IAM.1"] },
      customParameters: [
        {
          securityControlId: "IAM.7",
          parameters: [
            { name: "MinimumPasswordLength", valueType: "CUSTOM", value: { type: "Integer", value: 14 } },
            { name: "RequireSymbols", valueType: "DEFAULT" },
          ],
        },
      ],
      ...changes,
    };
  }

  function create(changes: Partial<PolicySettings> = {}) {
    const { name, description } = settings(changes);
    return createConfigurationPolicy(under.aws, {
      name,
      description: description === "" ? undefined : description,
      policy: wirePolicy(settings(changes)),
    });
  }

  it("are created with everything that was asked for, changed, and deleted", async () => {
    const tags = { owner: "security" };
    const { name, description } = settings();
    const policy = wirePolicy(settings());
    const created = await createConfigurationPolicy(under.aws, { name, description, policy, tags });
    expect(RequestedSettings.parse(settingsOf(created))).toEqual(settings());
    expect(await getConfigurationPolicy(under.aws, created.id)).toEqual(created);

    const renamed = await updateConfigurationPolicy(under.aws, {
      policyId: created.id,
      name: "stricter",
      reason: "review",
    });
    expect(RequestedSettings.parse(settingsOf(renamed))).toEqual(settings({ name: "stricter" }));
    const only = settings({
      name: "stricter",
      controls: { mode: "only", ids: ["S3.1"] },
      customParameters: [],
    });
    const changed = await updateConfigurationPolicy(under.aws, {
      policyId: created.id,
      policy: wirePolicy(only),
    });
    expect(RequestedSettings.parse(settingsOf(changed))).toEqual(only);

    await deleteConfigurationPolicy(under.aws, created.id);
    expect(await failureFrom(getConfigurationPolicy(under.aws, created.id))).toMatchObject({
      code: "not-found",
    });
  });

  it("may disable Security Hub, and say nothing else then", async () => {
    const created = await create({ name: "off", description: "", serviceEnabled: false });
    expect(created).toMatchObject({ serviceEnabled: false, customParameters: [] });
    await deleteConfigurationPolicy(under.aws, created.id);
  });

  it("are refused for a value out of its range and a control that is none", async () => {
    const short = { type: "Integer", value: 7 } as const;
    const parameters = [{ name: "MinimumPasswordLength", valueType: "CUSTOM", value: short } as const];
    const customParameters = [{ securityControlId: "IAM.7", parameters }];
    expect(await failureFrom(create({ customParameters }))).toMatchObject({
      code: "invalid-input",
      aws: { exception: "InvalidInputException" },
    });
    expect(await failureFrom(create({ controls: { mode: "only", ids: ["IAM"] } }))).toMatchObject({
      code: "invalid-input",
    });
  });

  it("are not deleted while they are applied, nor changed or deleted when they are gone", async () => {
    const applied = await collect(listConfigurationPolicyAssociations(under.aws, { type: "APPLIED" }));
    const policyId = PolicyId.parse(
      applied.find(({ configurationId }) => configurationId?.length === 36)?.configurationId,
    );
    expect(await failureFrom(deleteConfigurationPolicy(under.aws, policyId))).toMatchObject({
      code: "conflict",
      aws: { exception: "ResourceConflictException" },
    });
    expect(await failureFrom(deleteConfigurationPolicy(under.aws, unknown))).toMatchObject({
      code: "not-found",
    });
    expect(
      await failureFrom(updateConfigurationPolicy(under.aws, { policyId: unknown, name: "x" })),
    ).toMatchObject({ code: "not-found" });
  });

  it("have names of their own, and are twenty at most", async () => {
    const [existing] = await listConfigurationPolicies(under.aws);
    expect(await failureFrom(create({ name: existing?.name ?? "" }))).toMatchObject({ code: "conflict" });
    const { length } = await listConfigurationPolicies(under.aws);
    const more = Array.from({ length: 20 - length }, (_, index) => `more-${index}`);
    for (const name of more) await create({ name });
    expect(await failureFrom(create({ name: "one-too-many" }))).toMatchObject({
      code: "limit-reached",
      aws: { exception: "LimitExceededException" },
    });
  });

  it("choose from standards and controls that are listed with what can be set", async () => {
    const standards = await describeStandards(under.aws);
    expect(standards.filter(({ enabledByDefault }) => enabledByDefault)).toHaveLength(2);
    const all = await listSecurityControlDefinitions(under.aws);
    const some = await listSecurityControlDefinitions(under.aws, standardArn);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    const ports = all.find(({ id }) => id === "EC2.18");
    expect(ports?.parameters[0]).toEqual({
      name: "authorizedTcpPorts",
      description: "List of authorized TCP ports",
      options: { type: "IntegerList", defaultValue: [80, 443], min: 1, max: 65535, maxItems: 32 },
    });
    expect(await getSecurityControlDefinition(under.aws, "EC2.18")).toEqual(ports);
    expect(await failureFrom(getSecurityControlDefinition(under.aws, "EC2.9999"))).toMatchObject({
      code: "not-found",
    });
  });
});
