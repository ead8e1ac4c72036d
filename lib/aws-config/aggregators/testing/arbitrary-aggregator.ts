import fc from "fast-check";
import { AccountId, Region } from "@/lib/core/identifiers";
import type { AggregatorState } from "../aggregator-state";

// Few values, so that two states of chance have something in common.
const accountIds = fc.uniqueArray(
  fc.nat({ max: 12 }).map((index) => AccountId.parse(String(100_000_000_000 + index))),
);
const regions = fc.oneof(
  fc.constant("all" as const),
  fc.uniqueArray(
    fc.constantFrom(
      ...["eu-west-1", "eu-central-1", "us-east-1", "us-west-2"].map((code) => Region.parse(code)),
    ),
    { minLength: 1 },
  ),
);
const roleArn = fc.constantFrom("a", "b", "c").map((name) => `arn:aws:iam::111122223333:role/${name}`);
const names = (prefix: string) => fc.uniqueArray(fc.nat({ max: 4 }).map((index) => `${prefix}${index}`));

const source = fc.oneof(
  fc.record({ kind: fc.constant("accounts" as const), accountIds, regions }),
  fc.record({ kind: fc.constant("organization" as const), roleArn, regions }),
);
const filters = fc.record(
  {
    resourceTypes: names("AWS::EC2::Type"),
    servicePrincipals: names("service"),
    asWritten: names("New {}").map((entries) => entries.map((entry) => entry.replace(/\{\}(\d)/, "$1"))),
  },
  { requiredKeys: [] },
);
const tags = fc.uniqueArray(
  fc.record({ key: fc.constantFrom("a", "b", "c", "d"), value: fc.constantFrom("", "1", "2") }),
  { selector: ({ key }) => key },
);

/** Any aggregator that exists, in any order of its lists. */
export const arbitraryAggregator: fc.Arbitrary<AggregatorState> = fc
  .record({ source, filters: fc.option(filters, { nil: undefined }), tags })
  .map(({ filters: wanted, ...rest }) => ({ ...rest, ...(wanted && { filters: wanted }) }));
