import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { collect } from "@/lib/aws/paginate";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { type Change, startChangedAnswers } from "@/lib/aws/testing/changed-answers";
import * as aggregators from "@/lib/aws-config/aggregators/aws/operations";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import * as packs from "@/lib/aws-config/packs/aws/operations";
import * as compliance from "@/lib/aws-config/compliance/aws/operations";
import type { RuleName } from "@/lib/aws-config/compliance/model";
import * as tags from "@/lib/aws-config/tags/aws/operations";
import { selectRecorders } from "@/lib/aws-config/recorders/aws/operations";
import type { PackName } from "@/lib/aws-config/packs/model";
import type { AccountId, OrganizationalUnitId, PolicyId, RootId } from "@/lib/core/identifiers";
import * as organizations from "@/lib/organizations/aws/operations";
import { describeOrganizationalUnit } from "@/lib/organizations/aws/operations-organizational-unit";
import { CSPM_POLICY, type OrganizationsPolicyId } from "@/lib/organizations/policies/model";
import * as organizationsPolicies from "@/lib/organizations/policies/aws/operations";
import * as securityHub from "@/lib/security-hub/aws/operations";
import * as policies from "@/lib/security-hub/policies/aws/operations";
import type { ReadInUse } from "./aws-operations";
import { tryRead } from "./aws/operations";

/** What questions about one thing ask for: read once, from whole answers. */
interface Known {
  readonly rootId: RootId;
  readonly unitId: OrganizationalUnitId;
  readonly accountId: AccountId;
  readonly policyId: PolicyId;
  readonly organizationsPolicyId: OrganizationsPolicyId | undefined;
  readonly controlId: string;
  readonly aggregator: { readonly name: AggregatorName; readonly arn: string };
  readonly pack: PackName;
  readonly memberPackName: string;
  /** A rule that the account fails. */
  readonly failing: { readonly ruleName: RuleName; readonly accountId: AccountId };
}

/** Without it nothing in the answer says which row, policy or aggregator it is. */
const identities: ReadonlySet<string> = new Set([
  "Id",
  "Arn",
  "TargetId",
  "StandardsArn",
  "FindingAggregatorArn",
  "ConfigurationAggregatorName",
  "SourceId",
  "AwsRegion",
  "Key",
  "Target",
  "AccountId",
  "OrganizationalUnitId",
  "RootId",
  "ConfigurationPolicyAssociationIdentifiers",
  "ConfigRuleName",
  "EvaluationResultIdentifier",
  "EvaluationResultQualifier",
  "ResourceId",
]);
/** The whole content of an answer about one thing. */
const contents: ReadonlySet<string> = new Set(["GetConfigurationPolicy.ConfigurationPolicy"]);

/** Every read of Canopy, as the rows it comes to by their ids: the type demands that none is forgotten. */
const reads: Readonly<Record<ReadInUse, (aws: Aws, known: Known) => Promise<readonly unknown[]>>> = {
  "organizations:DescribeOrganization": async (aws) => [
    typeof (await organizations.describeOrganization(aws)),
  ],
  "organizations:DescribeOrganizationalUnit": async (aws, { unitId }) => [
    (await describeOrganizationalUnit(aws, unitId)).id,
  ],
  "organizations:DescribePolicy": async (aws, { organizationsPolicyId: id }) =>
    id === undefined ? [] : [typeof (await organizationsPolicies.describePolicy(aws, id))],
  "organizations:DescribeEffectivePolicy": async (aws, { accountId }) => [
    typeof (await organizationsPolicies.describeEffectivePolicy(aws, { type: CSPM_POLICY, accountId })),
  ],
  "organizations:ListAccounts": async (aws) => idsOf(await collect(organizations.listAccounts(aws))),
  "organizations:ListAccountsForParent": async (aws, { unitId }) =>
    idsOf(await collect(organizations.listAccountsForParent(aws, unitId))),
  "organizations:ListChildren": (aws, { unitId }) => collect(organizations.listChildAccounts(aws, unitId)),
  "organizations:ListDelegatedAdministrators": async (aws) =>
    idsOf(await organizations.listDelegatedAdministrators(aws)),
  "organizations:ListOrganizationalUnitsForParent": async (aws, { rootId }) =>
    idsOf(await collect(organizations.listOrganizationalUnitsForParent(aws, rootId))),
  "organizations:ListPolicies": async (aws) =>
    idsOf(await organizationsPolicies.listPolicies(aws, CSPM_POLICY)),
  "organizations:ListRoots": async (aws) => idsOf(await organizations.listRoots(aws)),
  "organizations:ListTagsForResource": async (aws, { accountId }) =>
    (await organizations.listTagsForResource(aws, accountId)).map(({ key, value }) => `${key}=${value}`),
  "organizations:ListTargetsForPolicy": async (aws, { organizationsPolicyId: id }) =>
    id === undefined ? [] : organizationsPolicies.listTargetsForPolicy(aws, id),

  "securityhub:BatchGetConfigurationPolicyAssociations": async (aws, { rootId, unitId, accountId }) => {
    const targets = [rootId, unitId, accountId];
    const found = await securityHub.batchGetConfigurationPolicyAssociations(aws, targets);
    return [...found.associations, ...found.unprocessed].map(({ targetId }) => targetId).sort();
  },
  "securityhub:DescribeOrganizationConfiguration": async (aws) => [
    typeof (await securityHub.describeOrganizationConfiguration(aws)),
  ],
  // Only the Connection page asks for it: whether it is enabled is the answer.
  "securityhub:DescribeSecurityHubV2": async (aws) => {
    const operation = "securityhub:DescribeSecurityHubV2";
    return [(await tryRead(aws, { operation, id: "" }, new AbortController().signal)).outcome.state];
  },
  "securityhub:DescribeStandards": async (aws) =>
    (await policies.describeStandards(aws)).map(({ arn }) => arn),
  "securityhub:GetConfigurationPolicy": async (aws, { policyId }) => [
    (await securityHub.getConfigurationPolicy(aws, policyId)).id,
  ],
  "securityhub:GetConfigurationPolicyAssociation": async (aws, { accountId }) => [
    (await securityHub.getConfigurationPolicyAssociation(aws, accountId))?.targetId,
  ],
  "securityhub:GetFindingAggregator": async (aws) => [(await securityHub.findingAggregator(aws))?.homeRegion],
  "securityhub:GetSecurityControlDefinition": async (aws, { controlId }) => [
    (await policies.getSecurityControlDefinition(aws, controlId)).id,
  ],
  "securityhub:ListConfigurationPolicies": async (aws) =>
    idsOf(await securityHub.listConfigurationPolicies(aws)),
  "securityhub:ListConfigurationPolicyAssociations": async (aws) =>
    (await collect(securityHub.listConfigurationPolicyAssociations(aws))).map(({ targetId }) => targetId),
  "securityhub:ListFindingAggregators": async (aws) => [
    (await securityHub.findingAggregator(aws))?.homeRegion,
  ],
  "securityhub:ListSecurityControlDefinitions": async (aws) =>
    idsOf(await policies.listSecurityControlDefinitions(aws)),

  "config:DescribeAggregateComplianceByConfigRules": async (aws, { aggregator }) =>
    (
      await collect(compliance.describeAggregateComplianceByConfigRules(aws, { aggregator: aggregator.name }))
    ).map(({ ruleName, accountId }) => `${ruleName} ${accountId}`),
  "config:DescribeAggregateComplianceByConformancePacks": async (aws, { aggregator, memberPackName }) =>
    (
      await collect(
        compliance.describeAggregateComplianceByConformancePacks(aws, {
          aggregator: aggregator.name,
          memberPackName,
        }),
      )
    ).map(({ accountId }) => accountId),
  "config:DescribeConformancePackCompliance": (aws, { memberPackName }) =>
    collect(compliance.describeConformancePackCompliance(aws, memberPackName)),
  "config:GetAggregateComplianceDetailsByConfigRule": async (aws, { aggregator, failing }) => {
    const question = { ...failing, aggregator: aggregator.name, type: "NON_COMPLIANT" } as const;
    const { rows } = await compliance.getAggregateComplianceDetailsByConfigRule(aws, question);
    return rows.map(({ resourceId }) => resourceId);
  },
  "config:DescribeConfigurationAggregators": async (aws) =>
    (await aggregators.describeConfigurationAggregators(aws)).map(({ name }) => name),
  "config:DescribeConfigurationAggregatorSourcesStatus": async (aws, { aggregator }) =>
    (await collect(aggregators.describeConfigurationAggregatorSourcesStatus(aws, aggregator.name))).map(
      ({ sourceId, region }) => `${sourceId} ${region}`,
    ),
  "config:DescribeOrganizationConformancePacks": async (aws) =>
    (await collect(packs.describeOrganizationConformancePacks(aws))).map(({ name }) => name),
  "config:DescribeOrganizationConformancePackStatuses": async (aws) =>
    (await collect(packs.describeOrganizationConformancePackStatuses(aws))).map(({ name }) => name),
  "config:GetOrganizationConformancePackDetailedStatus": async (aws, { pack }) =>
    (await collect(packs.listMemberPackStatuses(aws, { packName: pack }))).map(({ accountId }) => accountId),
  "config:SelectAggregateResourceConfig": async (aws, { aggregator }) =>
    (await collect(selectRecorders(aws, { aggregator: aggregator.name }))).map(
      ({ accountId, region }) => `${accountId} ${region}`,
    ),
  "config:ListTagsForResource": async (aws, { aggregator }) =>
    (await tags.listTagsForResource(aws, aggregator.arn)).map(({ key }) => key),
};

const nothing: Change = () => false;
const change = { current: nothing };
let sandbox: AwsUnderTest;
let proxy: Awaited<ReturnType<typeof startChangedAnswers>>;
let aws: Aws;
let known: Known;
let whole: ReadonlyMap<string, readonly unknown[]>;

beforeAll(async () => {
  sandbox = await sandboxUnderTest();
  proxy = await startChangedAnswers(sandbox.endpoint ?? "", change);
  aws = createAws({ region: "eu-west-1", requestTimeoutMs: 10_000, rateScale: 1000, endpoint: proxy.url });
  known = await knownThings();
  whole = await readEverything();
});
afterAll(async () => {
  aws.close();
  await proxy.close();
  await sandbox.close();
});

it("asks every operation for something that is there", () => {
  const empty = [...whole].filter(([, rows]) => rows.length === 0).map(([operation]) => operation);
  // This world has no policy of Organizations for Security Hub.
  expect(empty.filter((operation) => !/Polic(y|ies)$/.test(operation))).toEqual([]);
});

it("no read loses a row or throws, whatever optional member is missing, and whatever member or value is new", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(0.05, 0.3, 1), async (seed, probability) => {
      change.current = changeAtRandom(seed, probability);
      const read = await readEverything();
      change.current = nothing;
      expect(Object.fromEntries(read)).toEqual(Object.fromEntries(whole));
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

/** The same seed changes the same places: a failure can be repeated. */
function changeAtRandom(seed: number, probability: number): Change {
  let state = seed;
  return ({ path, kind }) => {
    const last = path.split(".").at(-1) ?? "";
    const isNeeded = identities.has(last) || contents.has(path) || isWholeAnswer(path);
    if (kind === "rows" || (kind === "optional" && isNeeded)) return false;
    // A policy's content comes back to AWS exactly as it came, so that what is new in it is no surprise to be survived.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 < probability;
  };
}

/** The list of an answer, or the one thing that it is about. */
function isWholeAnswer(path: string): boolean {
  return path.split(".").length === 2;
}

async function readEverything(): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const entries = Object.entries(reads).map(async ([operation, read]) => {
    return [operation, await read(aws, known)] as const;
  });
  return new Map(await Promise.all(entries));
}

async function knownThings(): Promise<Known> {
  const [root] = await organizations.listRoots(aws);
  const accounts = await collect(organizations.listAccounts(aws));
  const placed = accounts.find(({ parentId }) => parentId?.startsWith("ou-") === true);
  const associations = await collect(securityHub.listConfigurationPolicyAssociations(aws));
  const governed = associations.find(({ targetId }) => targetId === placed?.id) ?? associations[0];
  const [policy] = await securityHub.listConfigurationPolicies(aws);
  const [organizationsPolicy] = await organizationsPolicies.listPolicies(aws, CSPM_POLICY);
  const [control] = await policies.listSecurityControlDefinitions(aws);
  const described = await aggregators.describeConfigurationAggregators(aws);
  const tagged = await Promise.all(described.map(({ arn }) => tags.listTagsForResource(aws, arn)));
  const aggregator = described[tagged.findIndex(({ length }) => length > 0)];
  const [pack] = await collect(packs.describeOrganizationConformancePacks(aws));
  const [member] = pack ? await collect(packs.listMemberPackStatuses(aws, { packName: pack.name })) : [];
  const question = aggregator && ({ aggregator: aggregator.name, type: "NON_COMPLIANT" } as const);
  const failing =
    question && (await collect(compliance.describeAggregateComplianceByConfigRules(aws, question)));
  const unitId = placed?.parentId;
  if (
    root === undefined ||
    placed === undefined ||
    !isUnit(unitId) ||
    governed === undefined ||
    policy === undefined
  )
    throw new Error("The sandbox has no such organization.");
  if (control === undefined || aggregator === undefined || pack === undefined)
    throw new Error("The sandbox has no control, tagged aggregator or pack.");
  if (member === undefined || failing?.[0] === undefined) throw new Error("The sandbox fails no rule.");
  return {
    rootId: root.id,
    unitId,
    accountId: placed.id,
    policyId: policy.id,
    organizationsPolicyId: organizationsPolicy?.id,
    controlId: control.id,
    aggregator,
    pack: pack.name,
    memberPackName: member.memberPackName,
    failing: { ruleName: failing[0].ruleName, accountId: failing[0].accountId },
  };
}

function isUnit(id: string | undefined): id is OrganizationalUnitId {
  return id?.startsWith("ou-") === true;
}

function idsOf<Id>(rows: readonly { readonly id: Id }[]): Id[] {
  return rows.map(({ id }) => id);
}
