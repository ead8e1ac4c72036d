import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { createAws } from "@/lib/aws/create-aws";
import { failureFrom } from "@/lib/aws/testing/failure-from";
import { startWireServer } from "@/lib/aws/testing/wire-server";
import { AccountId, OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import {
  batchGetConfigurationPolicyAssociations,
  listConfigurationPolicyAssociations,
  updateOrganizationConfiguration,
} from "./operations";

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function connect(body: unknown) {
  const server = await startWireServer({ body });
  const aws = createAws({
    region: "eu-west-1",
    requestTimeoutMs: 5000,
    rateScale: 1000,
    endpoint: server.url,
  });
  onTestFinished(async () => {
    aws.close();
    await server.close();
  });
  return { aws, bodies: () => server.requests.map((request): unknown => JSON.parse(request.body)) };
}

const Batch = z.object({ ConfigurationPolicyAssociationIdentifiers: z.array(z.unknown()) });

test("targets are asked for in batches of a hundred, each kind under its own name", async () => {
  const { aws, bodies } = await connect({ ConfigurationPolicyAssociations: [] });
  const accounts = Array.from({ length: 203 }, (_, index) =>
    AccountId.parse(String(index).padStart(12, "0")),
  );
  const others = [RootId.parse("r-ab12"), OrganizationalUnitId.parse("ou-ab12-cdefgh34")];
  await batchGetConfigurationPolicyAssociations(aws, [...others, ...accounts]);
  const batches = bodies().map((body) => Batch.parse(body).ConfigurationPolicyAssociationIdentifiers);
  expect(batches.map((batch) => batch.length).toSorted((a, b) => b - a)).toEqual([100, 100, 5]);
  expect(batches.flat()).toEqual(
    expect.arrayContaining([
      { Target: { RootId: "r-ab12" } },
      { Target: { OrganizationalUnitId: "ou-ab12-cdefgh34" } },
      { Target: { AccountId: "000000000000" } },
    ]),
  );
});

test("no targets are no request", async () => {
  const { aws, bodies } = await connect({});
  await expect(batchGetConfigurationPolicyAssociations(aws, [])).resolves.toEqual({
    associations: [],
    unprocessed: [],
  });
  expect(bodies()).toEqual([]);
});

test("what AWS leaves unprocessed is answered beside the rest", async () => {
  const { aws } = await connect({
    UnprocessedConfigurationPolicyAssociations: [
      {
        ConfigurationPolicyAssociationIdentifiers: { Target: { AccountId: "111111111111" } },
        ErrorCode: "500",
        ErrorReason: "Not now.",
      },
    ],
  });
  const targetIds = [AccountId.parse("111111111111")];
  await expect(batchGetConfigurationPolicyAssociations(aws, targetIds)).resolves.toEqual({
    associations: [],
    unprocessed: [{ targetId: "111111111111", errorCode: "500", errorReason: "Not now." }],
  });
});

test("a batch with neither of its lists is not answered", async () => {
  const { aws } = await connect({});
  const failure = await failureFrom(
    batchGetConfigurationPolicyAssociations(aws, [AccountId.parse("111111111111")]),
  );
  expect(failure).toMatchObject({ code: "unexpected" });
  expect(failure.message).toContain("without its list");
});

test("only the filters that are given are sent", async () => {
  const { aws, bodies } = await connect({ ConfigurationPolicyAssociationSummaries: [] });
  await listConfigurationPolicyAssociations(aws).next();
  await listConfigurationPolicyAssociations(aws, { type: "APPLIED", status: "FAILED" }).next();
  expect(bodies()).toEqual([
    { MaxResults: 100 },
    { MaxResults: 100, Filters: { AssociationType: "APPLIED", AssociationStatus: "FAILED" } },
  ]);
});

test("every member of the organization configuration can be set, and none is made up", async () => {
  const { aws, bodies } = await connect({});
  await updateOrganizationConfiguration(aws, { autoEnable: true });
  await updateOrganizationConfiguration(aws, {
    autoEnable: false,
    autoEnableStandards: "NONE",
    configurationType: "CENTRAL",
    status: "ENABLED",
    statusMessage: "As agreed.",
  });
  expect(bodies()).toEqual([
    { AutoEnable: true },
    {
      AutoEnable: false,
      AutoEnableStandards: "NONE",
      OrganizationConfiguration: {
        ConfigurationType: "CENTRAL",
        Status: "ENABLED",
        StatusMessage: "As agreed.",
      },
    },
  ]);
});
