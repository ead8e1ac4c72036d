import type { ServiceName } from "../contract";

/**
 * Values that AWS's newer SDKs know and the models in `models/` do not yet: service → shape → values. A test compares
 * them with `@aws-sdk/client-organizations`.
 */
export const newerEnumValues: Readonly<
  Partial<Record<ServiceName, Readonly<Record<string, readonly string[]>>>>
> = {
  organizations: {
    PolicyType: ["SECURITYHUB_CSPM_POLICY"],
    EffectivePolicyType: ["SECURITYHUB_CSPM_POLICY"],
  },
};

/**
 * Constraints of the models that AWS answers otherwise, so that the operation judges the value: an aggregator without
 * Regions is refused in AWS Config's own words, and not for the length of the list.
 */
export const laxerShapes: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  config: ["AggregatorRegionList"],
};
