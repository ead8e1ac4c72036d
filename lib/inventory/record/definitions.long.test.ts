import {
  DeleteConfigurationAggregatorCommand,
  DescribeConfigurationAggregatorsCommand,
  PutConfigurationAggregatorCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";
import {
  DeleteConfigurationPolicyCommand,
  GetConfigurationPolicyCommand,
  ListConfigurationPolicyAssociationsCommand,
  StartConfigurationPolicyDisassociationCommand,
  type Target,
  UpdateConfigurationPolicyCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  changeAggregatorTags,
  putConfigurationAggregator,
} from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { AggregatorName, type Tag } from "@/lib/aws-config/aggregators/model";
import { PolicyId, Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { policyDetail } from "@/lib/inventory/serve/policies/policy-details";
import { updateConfigurationPolicy } from "@/lib/security-hub/policies/server/actions";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { listHistory } from "@/lib/store/history/read-history";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";
import { currentCallerKey } from "../serve/caller";
import { currentSnapshot } from "../serve/current-snapshot";
import { isListed } from "@/lib/security-hub/governance/governance";
import type { ChangeKind } from "../snapshot/changes/change";
import { settingLines } from "../snapshot/changes/definition-lines";
import type { HistoryEntry } from "../snapshot/changes/history";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "../testing/collector-under-test";
import { requestCollection } from "./request-collection";

withTestDatabase();

const region = Region.parse("eu-west-1");
let collector: CollectorUnderTest;
beforeEach(async () => {
  collector = await collectorUnderTest();
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
  await progressWhen(({ state }) => state === "idle");
});
afterEach(() => collector.close());

it("keeps the settings of a policy that another client changed, with both values", async () => {
  const { securityHub } = await clients();
  const policy = await somePolicy();
  const { ConfigurationPolicy } = await securityHub.send(
    new GetConfigurationPolicyCommand({ Identifier: policy }),
  );
  const hub = ConfigurationPolicy?.SecurityHub;
  await securityHub.send(
    new UpdateConfigurationPolicyCommand({
      Identifier: policy,
      ConfigurationPolicy: {
        SecurityHub: {
          ServiceEnabled: true,
          EnabledStandardIdentifiers: hub?.EnabledStandardIdentifiers ?? [],
          SecurityControlsConfiguration: {
            DisabledSecurityControlIdentifiers: ["EC2.8"],
            SecurityControlCustomParameters: [
              {
                SecurityControlId: "ACM.1",
                Parameters: { daysToExpiration: { ValueType: "CUSTOM", Value: { Integer: 15 } } },
              },
            ],
          },
        },
      },
    }),
  );
  await collectAgain();

  const [entry, ...others] = await entriesOf(["policy-changed"]);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ subject: policy, cause: "elsewhere" });
  const lines = entry ? settingLines(entry) : [];
  expect(lines.find(({ name }) => name === "ACM.1 daysToExpiration")).toMatchObject({ after: "15" });
  expect(lines.some(({ after }) => after.includes("EC2.8"))).toBe(true);
});

it("keeps a policy that a page has read first, once", async () => {
  const { securityHub } = await clients();
  const policy = await somePolicy();
  const { UpdatedAt } = await securityHub.send(
    new UpdateConfigurationPolicyCommand({ Identifier: policy, Description: "Changed by a script" }),
  );
  const known = await listedPolicy(policy);
  await policyDetail({ ...known, updatedAt: UpdatedAt?.toISOString() ?? known.updatedAt });
  expect(await entriesOf(["policy-changed"])).toMatchObject([
    { subject: policy, cause: "elsewhere", after: { description: "Changed by a script" } },
  ]);
  await collectAgain();
  expect(await entriesOf(["policy-changed"])).toHaveLength(1);
});

it("keeps aggregators that another client created, changed and deleted", async () => {
  const { config } = await clients();
  const put = (...AccountIds: string[]) =>
    config.send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: "by-script",
        AccountAggregationSources: [{ AccountIds, AwsRegions: ["eu-west-1"] }],
      }),
    );
  await put("111111111111");
  await collectAgain();
  await put("111111111111", "222222222222");
  await collectAgain();
  await config.send(new DeleteConfigurationAggregatorCommand({ ConfigurationAggregatorName: "by-script" }));
  await collectAgain();

  const entries = await entriesOf(["aggregator-created", "aggregator-changed", "aggregator-deleted"]);
  expect(entries.map(({ kind, subject, cause }) => [kind, subject, cause])).toEqual(
    ["aggregator-deleted", "aggregator-changed", "aggregator-created"].map((kind) => [
      kind,
      "aggregator by-script in eu-west-1",
      "elsewhere",
    ]),
  );
  const changed = entries.find(({ kind }) => kind === "aggregator-changed");
  expect(changed && settingLines(changed)).toEqual([
    { name: "Accounts", before: "none", after: "222222222222" },
  ]);
});

describe("the tags of an aggregator", () => {
  beforeEach(async () => {
    const { config } = await clients();
    await config.send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: "by-script",
        AccountAggregationSources: [{ AccountIds: ["111111111111"], AwsRegions: ["eu-west-1"] }],
        Tags: [
          { Key: "team", Value: "blue" },
          { Key: "stage", Value: "" },
        ],
      }),
    );
    await collectAgain();
  });

  it("are compared: another client's changes are kept with both values", async () => {
    const arn = await arnOf("by-script");
    const { config } = await clients();
    await config.send(new UntagResourceCommand({ ResourceArn: arn, TagKeys: ["stage"] }));
    await config.send(
      new TagResourceCommand({
        ResourceArn: arn,
        Tags: [
          { Key: "team", Value: "red" },
          { Key: "owner", Value: "ada" },
        ],
      }),
    );
    await collectAgain();
    await collectAgain();
    const [changed, ...others] = await entriesOf(["aggregator-changed"]);
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ subject: "aggregator by-script in eu-west-1", cause: "elsewhere" });
    expect(changed && settingLines(changed)).toEqual([
      { name: "Tag owner", before: "none", after: "ada" },
      { name: "Tag team", before: "blue", after: "red" },
      { name: "Tag stage", before: "empty value", after: "none" },
    ]);
  });

  it("are no change where AWS doesn't show them, and are compared with what was known before", async () => {
    await collector.fault({ operation: "ListTagsForResource", fault: { kind: "deny" } });
    const { config } = await clients();
    await config.send(new UntagResourceCommand({ ResourceArn: await arnOf("by-script"), TagKeys: ["team"] }));
    await collectAgain();
    expect(await entriesOf(["aggregator-changed"])).toEqual([]);
    await collector.clearFaults();
    await collectAgain();
    const [changed] = await entriesOf(["aggregator-changed"]);
    expect(changed && settingLines(changed)).toEqual([{ name: "Tag team", before: "blue", after: "none" }]);
  });

  it("are Canopy's own change where it changes them, also where AWS refuses the second half", async () => {
    const arn = await arnOf("by-script");
    const change = (set: Tag[], remove: string[], expected: Tag[]) =>
      changeAggregatorTags({
        change: { region, name: AggregatorName.parse("by-script"), arn, set, remove, expected },
      });
    const had = [
      { key: "stage", value: "" },
      { key: "team", value: "blue" },
    ];
    unwrap(await change([{ key: "team", value: "red" }], ["stage"], had));
    await collectAgain();
    await collector.fault({ operation: "TagResource", fault: { kind: "deny" } });
    const now = [{ key: "team", value: "red" }];
    expect(await change([{ key: "owner", value: "ada" }], ["team"], now)).toMatchObject({ ok: false });
    await collectAgain();
    const entries = await entriesOf(["aggregator-changed"]);
    expect(entries.map((entry) => [entry.cause, settingLines(entry).map(({ name }) => name)])).toEqual([
      ["canopy", ["Tag team"]],
      ["canopy", ["Tag team", "Tag stage"]],
    ]);
  });
});

it("keeps the organization configuration that another client changed, with both values", async () => {
  const { securityHub } = await clients();
  const { ConfigurationPolicyAssociationSummaries: applied = [] } = await securityHub.send(
    new ListConfigurationPolicyAssociationsCommand({
      Filters: { AssociationType: "APPLIED" },
      MaxResults: 100,
    }),
  );
  for (const { ConfigurationPolicyId, TargetId: id = "", TargetType } of applied) {
    const Target: Target =
      TargetType === "ROOT"
        ? { RootId: id }
        : TargetType === "ACCOUNT"
          ? { AccountId: id }
          : { OrganizationalUnitId: id };
    await securityHub.send(
      new StartConfigurationPolicyDisassociationCommand({
        ConfigurationPolicyIdentifier: ConfigurationPolicyId,
        Target,
      }),
    );
  }
  await collector.advance(24 * 3_600_000);
  for (const { id } of (await currentSnapshot())?.governance.policies.filter(isListed) ?? [])
    await securityHub.send(new DeleteConfigurationPolicyCommand({ Identifier: id }));
  await securityHub.send(
    new UpdateOrganizationConfigurationCommand({
      AutoEnable: true,
      OrganizationConfiguration: { ConfigurationType: "LOCAL" },
    }),
  );
  await collectAgain();
  expect(await entriesOf(["configuration"])).toMatchObject([
    {
      ...{ subject: "organization", cause: "elsewhere" },
      before: { configurationType: "CENTRAL", autoEnable: false },
      after: { configurationType: "LOCAL", autoEnable: true },
    },
  ]);
});

it(
  "takes no change of a run for one made elsewhere, whichever is read first",
  { timeout: 60_000 },
  async () => {
    const name = AggregatorName.parse("by-canopy");
    const ending = new AbortController();
    const collecting = (async () => {
      while (!ending.signal.aborted) await collectOnce();
    })();
    try {
      let expected = ABSENT;
      for (let accounts = 1; accounts <= 12; accounts += 1) {
        const accountIds = Array.from({ length: accounts }, (_, index) => String(111111111111 + index));
        const saved = unwrap(
          await putConfigurationAggregator({
            region,
            name,
            source: { kind: "accounts", accountIds, regions: ["eu-west-1"] },
            expected,
          }),
        );
        expected = fingerprintOf(saved.aggregator);
        const policyId = await somePolicy();
        const current = await policyDetail(await listedPolicy(policyId));
        const settings = RequestedSettings.parse(settingsOf(current));
        unwrap(
          await updateConfigurationPolicy({
            policyId,
            openedAt: current.updatedAt,
            settings: { ...settings, description: `Edit ${accounts}` },
            reason: "",
          }),
        );
      }
    } finally {
      ending.abort();
      await collecting;
    }
    await collectAgain();
    const { config } = await clients();
    const { ConfigurationAggregators } = await config.send(
      new DescribeConfigurationAggregatorsCommand({ ConfigurationAggregatorNames: [name] }),
    );
    expect(ConfigurationAggregators?.[0]?.AccountAggregationSources?.[0]?.AccountIds).toHaveLength(12);
    const entries = await listHistory({ callerKey: await currentCallerKey() }, 200);
    const own = entries.filter(({ kind }) => kind.startsWith("aggregator-") || kind === "policy-changed");
    expect(own.filter(({ cause }) => cause !== "canopy")).toEqual([]);
    expect(own.filter(({ kind }) => kind.startsWith("aggregator-"))).toHaveLength(12);
    expect(own.filter(({ kind }) => kind === "policy-changed")).toHaveLength(12);
  },
);

async function arnOf(name: string): Promise<string> {
  const { config } = await clients();
  const { ConfigurationAggregators = [] } = await config.send(
    new DescribeConfigurationAggregatorsCommand({ ConfigurationAggregatorNames: [name] }),
  );
  return ConfigurationAggregators[0]?.ConfigurationAggregatorArn ?? "";
}

async function somePolicy(): Promise<PolicyId> {
  const policies = (await currentSnapshot())?.governance.policies ?? [];
  return PolicyId.parse(policies.find(isListed)?.id);
}

async function listedPolicy(id: PolicyId) {
  const found = (await currentSnapshot())?.governance.policies.find((policy) => policy.id === id);
  if (found === undefined) throw new Error("The world has this policy.");
  return found;
}

async function collectOnce(): Promise<void> {
  const { version } = (await snapshotWhen(({ meta }) => meta.complete)).meta;
  await requestCollection();
  await snapshotWhen(({ meta }) => meta.version.split(".")[0] !== version.split(".")[0]);
}

async function collectAgain(): Promise<void> {
  await collectOnce();
  await progressWhen(({ state }) => state === "idle");
}

async function entriesOf(kinds: readonly ChangeKind[]): Promise<HistoryEntry[]> {
  return listHistory({ callerKey: await currentCallerKey(), kinds }, 100);
}

function clients() {
  return sandboxClients(collector.endpoint);
}
