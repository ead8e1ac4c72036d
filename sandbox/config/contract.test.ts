import {
  DeleteAggregationAuthorizationCommand,
  DeleteConfigurationAggregatorCommand,
  DeleteConfigurationRecorderCommand,
  DeleteOrganizationConformancePackCommand,
  DescribeAggregateComplianceByConfigRulesCommand,
  DescribeAggregateComplianceByConformancePacksCommand,
  DescribeConfigurationAggregatorsCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConformancePackComplianceCommand,
  DescribeOrganizationConformancePacksCommand,
  DescribeOrganizationConformancePackStatusesCommand,
  GetAggregateComplianceDetailsByConfigRuleCommand,
  GetAggregateConformancePackComplianceSummaryCommand,
  GetConformancePackComplianceDetailsCommand,
  GetOrganizationConformancePackDetailedStatusCommand,
  ListConformancePackComplianceScoresCommand,
  ListTagsForResourceCommand,
  paginateDescribeAggregationAuthorizations,
  paginateDescribeConfigurationAggregatorSourcesStatus,
  paginateDescribeConformancePacks,
  paginateGetOrganizationConformancePackDetailedStatus,
  PutAggregationAuthorizationCommand,
  PutConfigurationAggregatorCommand,
  PutConfigurationRecorderCommand,
  PutOrganizationConformancePackCommand,
  SelectAggregateResourceConfigCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";
import { CreateAccountCommand, DescribeCreateAccountStatusCommand } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serviceModels } from "../protocol/service-model";
import { type Sandbox, startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";
import { sandboxControl } from "../testing/sandbox-control";
import { template } from "./testing/stepped-packs";

let sandbox: Sandbox;
let control: ReturnType<typeof sandboxControl>;
let clients: Awaited<ReturnType<typeof sandboxClients>>;
const defects: string[] = [];
const used = new Set<string>();

beforeAll(async () => {
  sandbox = await startSandbox({ world: "small", settleMs: "manual", log: (line) => defects.push(line) });
  control = sandboxControl(sandbox.url);
});
beforeEach(async () => {
  await control.reset();
  clients = await sandboxClients(sandbox.url);
  return async () => {
    const { byOperation, invalidResponses } = await control.calls();
    expect(invalidResponses).toBe(0);
    for (const name of Object.keys(byOperation)) used.add(name.replace("config:", ""));
  };
});
afterAll(async () => {
  await sandbox.close();
  expect(defects).toEqual([]);
  expect(Object.keys(serviceModels.config.operations).filter((name) => !used.has(name))).toEqual([]);
});

const pack = { OrganizationConformancePackName: "Baseline" };
const aggregator = { ConfigurationAggregatorName: "mine" };
const day = 86_400_000;

describe("organization conformance packs over the wire", () => {
  it("are put, described, followed in each account, and deleted", async () => {
    const { config } = clients;
    const { OrganizationConformancePackArn: arn } = await config.send(
      new PutOrganizationConformancePackCommand({ ...pack, TemplateBody: template, ExcludedAccounts: [] }),
    );
    expect(arn).toContain(":organization-conformance-pack/Baseline-");
    const names = { OrganizationConformancePackNames: [pack.OrganizationConformancePackName] };
    const status = new DescribeOrganizationConformancePackStatusesCommand(names);
    expect((await config.send(status)).OrganizationConformancePackStatuses).toMatchObject([
      { Status: "CREATE_IN_PROGRESS" },
    ]);
    await control.advance(day);
    const rows: unknown[] = [];
    const pages = paginateGetOrganizationConformancePackDetailedStatus(
      { client: config, pageSize: 5 },
      { ...pack },
    );
    for await (const page of pages) rows.push(...(page.OrganizationConformancePackDetailedStatuses ?? []));
    expect(rows).toHaveLength(12);
    expect(rows).toContainEqual(
      expect.objectContaining({ Status: "CREATE_FAILED", ErrorCode: "InactiveAccount" }),
    );
    const all = await config.send(new DescribeOrganizationConformancePacksCommand({}));
    expect(all.OrganizationConformancePacks).toHaveLength(2);
    // A remediation stands in the way of the first deletion in one account of this world, and not of the second.
    await config.send(new DeleteOrganizationConformancePackCommand(pack));
    await control.advance(day);
    expect((await config.send(status)).OrganizationConformancePackStatuses).toMatchObject([
      { Status: "DELETE_FAILED", ErrorCode: expect.any(String) as unknown },
    ]);
    await config.send(new DeleteOrganizationConformancePackCommand(pack));
    await control.advance(day);
    await expect(config.send(status)).rejects.toMatchObject({
      name: "NoSuchOrganizationConformancePackException",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("are deployed to accounts that Organizations makes", async () => {
    const { managementAccountId } = await control.world();
    const { organizations, config } = await sandboxClients(sandbox.url, { accountId: managementAccountId });
    const { CreateAccountStatus } = await organizations.send(
      new CreateAccountCommand({ AccountName: "new", Email: "new@harbour.example" }),
    );
    await control.advance(2_000);
    const created = await organizations.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
    );
    const detail = new GetOrganizationConformancePackDetailedStatusCommand({
      OrganizationConformancePackName: "Operational-Best-Practices-for-AWS-Identity-and-Access-Management",
      Filters: { AccountId: created.CreateAccountStatus?.AccountId },
    });
    const statusOf = async () =>
      (await config.send(detail)).OrganizationConformancePackDetailedStatuses?.map(({ Status }) => Status);
    expect(await statusOf()).toEqual(["CREATE_IN_PROGRESS"]);
    await control.advance(60_000);
    expect(await statusOf()).toEqual(["CREATE_SUCCESSFUL"]);
  });
});

describe("recorders over the wire", () => {
  it("are deleted, put, started and stopped", async () => {
    const { config } = clients;
    const named = { ConfigurationRecorderName: "default" };
    await config.send(new DeleteConfigurationRecorderCommand(named));
    const describe = new DescribeConfigurationRecordersCommand({});
    expect((await config.send(describe)).ConfigurationRecorders).toEqual([]);
    const roleARN = "arn:aws:iam::123456789012:role/config";
    await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { roleARN } }));
    await config.send(new StartConfigurationRecorderCommand(named));
    const { ConfigurationRecordersStatus } = await config.send(
      new DescribeConfigurationRecorderStatusCommand({}),
    );
    expect(ConfigurationRecordersStatus).toMatchObject([{ name: "default", recording: true }]);
    await config.send(new StopConfigurationRecorderCommand(named));
  });
});

describe("aggregators over the wire", () => {
  it("are put, tagged, followed, summed up and deleted", async () => {
    const { config } = clients;
    const { defaultCaller, managementAccountId } = await control.world();
    const source = { AccountIds: [defaultCaller, managementAccountId], AwsRegions: ["eu-west-1"] };
    const { ConfigurationAggregator } = await config.send(
      new PutConfigurationAggregatorCommand({
        ...aggregator,
        AccountAggregationSources: [source],
        Tags: [{ Key: "team", Value: "security" }],
      }),
    );
    const ResourceArn = ConfigurationAggregator?.ConfigurationAggregatorArn;
    await config.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: "stage", Value: "prod" }] }));
    await config.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["team"] }));
    const { Tags } = await config.send(new ListTagsForResourceCommand({ ResourceArn }));
    expect(Tags).toEqual([{ Key: "stage", Value: "prod" }]);
    const { ConfigurationAggregators } = await config.send(new DescribeConfigurationAggregatorsCommand({}));
    expect(ConfigurationAggregators).toHaveLength(5);

    await control.advance(60_000);
    const statuses: unknown[] = [];
    const pages = paginateDescribeConfigurationAggregatorSourcesStatus(
      { client: config, pageSize: 1 },
      { ...aggregator },
    );
    for await (const page of pages)
      statuses.push(
        ...(page.AggregatedSourceStatusList ?? []).map(({ LastUpdateStatus }) => LastUpdateStatus),
      );
    expect(statuses).toEqual(["SUCCEEDED", "SUCCEEDED"]);
    const compliance = await config.send(
      new DescribeAggregateComplianceByConformancePacksCommand(aggregator),
    );
    expect(compliance.AggregateComplianceByConformancePacks?.length).toBeGreaterThan(0);
    const summary = new GetAggregateConformancePackComplianceSummaryCommand({
      ...aggregator,
      GroupByKey: "AWS_REGION",
    });
    expect(await config.send(summary)).toMatchObject({
      GroupByKey: "AWS_REGION",
      AggregateConformancePackComplianceSummaries: [{ GroupName: "eu-west-1" }],
    });
    const failing = await config.send(
      new DescribeAggregateComplianceByConfigRulesCommand({
        ConfigurationAggregatorName: "organization",
        Filters: { AwsRegion: "eu-west-1", ComplianceType: "NON_COMPLIANT" },
      }),
    );
    const recorders = await config.send(
      new SelectAggregateResourceConfigCommand({
        ConfigurationAggregatorName: "organization",
        Expression:
          "SELECT accountId, configuration.Recording WHERE resourceType = 'AWS::Config::ConfigurationRecorder'",
      }),
    );
    expect(recorders.Results).toHaveLength(25);
    expect(JSON.parse(recorders.Results?.[0] ?? "{}")).toMatchObject({ configuration: { Recording: true } });
    const [rule] = failing.AggregateComplianceByConfigRules ?? [];
    const resources = await config.send(
      new GetAggregateComplianceDetailsByConfigRuleCommand({
        ConfigurationAggregatorName: "organization",
        ConfigRuleName: rule?.ConfigRuleName,
        AccountId: rule?.AccountId,
        AwsRegion: rule?.AwsRegion,
        ComplianceType: "NON_COMPLIANT",
        Limit: 1,
      }),
    );
    expect(resources.AggregateEvaluationResults).toMatchObject([{ ComplianceType: "NON_COMPLIANT" }]);
    await config.send(new DeleteConfigurationAggregatorCommand(aggregator));
    await expect(
      config.send(new DescribeAggregateComplianceByConformancePacksCommand(aggregator)),
    ).rejects.toMatchObject({ name: "NoSuchConfigurationAggregatorException" });
  });

  it("see in their own account the rules, resources and score of a pack", async () => {
    const { config } = clients;
    const names: string[] = [];
    for await (const page of paginateDescribeConformancePacks({ client: config, pageSize: 1 }, {}))
      for (const { ConformancePackName = "" } of page.ConformancePackDetails ?? [])
        names.push(ConformancePackName);
    const [ConformancePackName] = names;
    const rules = await config.send(new DescribeConformancePackComplianceCommand({ ConformancePackName }));
    expect(rules.ConformancePackRuleComplianceList?.length).toBeGreaterThan(10);
    const details = await config.send(
      new GetConformancePackComplianceDetailsCommand({ ConformancePackName }),
    );
    expect(details.ConformancePackRuleEvaluationResults?.length).toBeGreaterThan(0);
    const scores = await config.send(new ListConformancePackComplianceScoresCommand({}));
    expect(scores.ConformancePackComplianceScores).toHaveLength(names.length);
  });

  it("are authorized by their sources", async () => {
    const { config } = clients;
    const grant = { AuthorizedAccountId: "123456789012", AuthorizedAwsRegion: "us-east-1" };
    await config.send(new PutAggregationAuthorizationCommand({ ...grant, Tags: [{ Key: "a", Value: "b" }] }));
    const granted: unknown[] = [];
    for await (const page of paginateDescribeAggregationAuthorizations({ client: config, pageSize: 1 }, {}))
      granted.push(...(page.AggregationAuthorizations ?? []));
    expect(granted).toContainEqual(expect.objectContaining(grant));
    await config.send(new DeleteAggregationAuthorizationCommand(grant));
  });
});
