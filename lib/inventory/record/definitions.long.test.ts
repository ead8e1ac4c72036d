import {
  DeleteConfigurationAggregatorCommand,
  DescribeConfigurationAggregatorsCommand,
  PutConfigurationAggregatorCommand,
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
import { expect, it } from "vitest";
import { putConfigurationAggregator } from "@/lib/aws-config/aggregators/server/actions";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { unwrap } from "@/lib/core/result";
import { policyDetail } from "@/lib/inventory/serve/policies/policy-details";
import { updateConfigurationPolicy } from "@/lib/security-hub/policies/server/actions";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { listHistory } from "@/lib/store/history/read-history";
import { withTestDatabase } from "@/lib/testing/test-database";
import { currentCallerKey } from "../serve/caller";
import { currentSnapshot } from "../serve/current-snapshot";
import { isListed } from "@/lib/security-hub/governance/governance";
import { settingLines } from "../snapshot/changes/definition-lines";

import {
  collector,
  region,
  collectFirst,
  somePolicy,
  listedPolicy,
  collectOnce,
  collectAgain,
  entriesOf,
  clients,
} from "../testing/definitions-under-test";

withTestDatabase();

collectFirst();

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
