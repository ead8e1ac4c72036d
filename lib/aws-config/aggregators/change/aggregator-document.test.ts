import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import { startWireServer } from "@/lib/aws/testing/wire-server";
import { Region } from "@/lib/core/identifiers";
import { Json, type JsonObject, JsonObject as JsonObjectSchema } from "@/lib/core/json";
import { filtersIn, restOf, wireAggregator } from "./aggregator-document";
import { stateOf } from "../aggregator-state";
import { AggregatorName } from "../model";
import { describeConfigurationAggregators, putConfigurationAggregator } from "../aws/operations";
import { aggregatorRow } from "../aws/operations-wire";

const region = Region.parse("eu-west-1");
// As it is on the wire, where -0 is 0.
const json = fc.jsonValue({ maxDepth: 1 }).map((value) => Json.parse(JSON.parse(JSON.stringify(value))));
const unknown = fc.dictionary(fc.constantFrom("New", "Newer"), json, { maxKeys: 2 });
const regions = fc.oneof(
  fc.constant({ AllAwsRegions: true }),
  fc.constantFrom(["eu-west-1"], ["eu-central-1", "us-east-1"]).map((AwsRegions) => ({ AwsRegions })),
);
const accounts = fc
  .tuple(unknown, regions, fc.constantFrom(["111122223333"], ["111122223333", "444455556666"]))
  .map(([more, form, AccountIds]) => ({ ...more, AccountIds, ...form }));
const organization = fc
  .tuple(unknown, regions)
  .map(([more, form]) => ({ ...more, RoleArn: "arn:aws:iam::444455556666:user/x", ...form }));
const filter = fc.oneof(
  fc.record({ Type: fc.constantFrom("INCLUDE", "EXCLUDE"), Value: fc.constantFrom(["a"], ["a", "b"]) }),
  fc.record({ Type: fc.constant("INCLUDE"), Value: fc.constant(["a"]), New: json }),
  unknown.filter((object) => Object.keys(object).length > 0),
);
/** What AWS may say of an aggregator: one source or both, further elements, filters of any kind. */
const document: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      AccountAggregationSources: fc.array(accounts, { minLength: 1, maxLength: 2 }),
      OrganizationAggregationSource: organization,
      AggregatorFilters: fc.dictionary(
        fc.constantFrom("ResourceType", "ServicePrincipal", "Account"),
        filter,
        {
          minKeys: 1,
        },
      ),
    },
    { requiredKeys: [] },
  )
  .filter(
    (row) => row.AccountAggregationSources !== undefined || row.OrganizationAggregationSource !== undefined,
  )
  .map((row) => JsonObjectSchema.parse(row));

const named = (row: JsonObject) => ({
  ConfigurationAggregatorName: "all-of-us",
  ConfigurationAggregatorArn: "arn:aws:config:eu-west-1:444455556666:config-aggregator/config-aggregator-ab",
  ...row,
});

describe("an aggregator", () => {
  it("goes back to AWS as it came", () => {
    fc.assert(
      fc.property(document, (row) => {
        const { source, filters, rest } = aggregatorRow(region).parse(named(row));
        if (source === undefined) throw new Error("There is no source.");
        const state = stateOf({ source, ...(filters && { filters }) }, []);
        if (state.source === undefined) throw new Error("There is no source.");
        expect(wireAggregator({ source: state.source, filters: state.filters }, rest)).toEqual(row);
      }),
    );
  });

  it("keeps a filter that excludes, and shows it as AWS writes it", () => {
    const written = { ResourceType: { Type: "EXCLUDE", Value: ["AWS::EC2::Instance"] } };
    expect(filtersIn(written)).toEqual({
      asWritten: ['ResourceType {"Type":"EXCLUDE","Value":["AWS::EC2::Instance"]}'],
    });
    expect(filtersIn(undefined)).toBeUndefined();
    expect(restOf({ AccountAggregationSources: [{ AccountIds: [], AllAwsRegions: true }] })).toBeUndefined();
  });

  it("is sent with other Regions and the same EXCLUDE filter, over the SDK", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    const AggregatorFilters = {
      ResourceType: { Type: "EXCLUDE", Value: ["AWS::EC2::Instance"] },
      Account: { Type: "INCLUDE", Value: ["111122223333"] },
    };
    const source = { AccountIds: ["111122223333"], Depth: "FULL" };
    const row = named({ AccountAggregationSources: [{ ...source, AllAwsRegions: true }], AggregatorFilters });
    const server = await startWireServer(
      { body: { ConfigurationAggregators: [row] } },
      { body: { ConfigurationAggregator: row } },
    );
    const aws = createAws({ region, requestTimeoutMs: 10_000, rateScale: 1000, endpoint: server.url });
    try {
      const [aggregator] = await describeConfigurationAggregators(aws);
      if (aggregator?.source?.kind !== "accounts") throw new Error("There is no source.");
      await putConfigurationAggregator(aws, {
        name: AggregatorName.parse("all-of-us"),
        source: { ...aggregator.source, regions: [region] },
        filters: aggregator.filters,
        rest: aggregator.rest,
      });
      expect(JSON.parse(server.requests.at(-1)?.body ?? "")).toEqual({
        ConfigurationAggregatorName: "all-of-us",
        AccountAggregationSources: [{ ...source, AwsRegions: ["eu-west-1"] }],
        AggregatorFilters,
      });
    } finally {
      aws.close();
      await server.close();
    }
  });
});
