import { z } from "zod";
import { type Failure, resultSchema } from "@/lib/core/failure";
import { DelegatedAdministrator } from "@/lib/organizations/model";
import { FindingAggregator, OrganizationConfiguration } from "../model";

/** How an organization is configured and by whom, each part read on its own. */
export const ConfigurationReading = z.object({
  /** Epoch milliseconds. */
  readAt: z.int(),
  /** Whether AWS was asked just now, or this is what the last collection read. */
  isLive: z.boolean(),
  configuration: resultSchema(OrganizationConfiguration),
  /** Null where there is none. */
  findingAggregator: resultSchema(FindingAggregator.nullable()),
  /** The delegated administrators of Security Hub; empty while none is designated. */
  administrators: resultSchema(z.array(DelegatedAdministrator)),
});
export type ConfigurationReading = z.infer<typeof ConfigurationReading>;

/** The failures of a reading, once each: a caller without any permission sees that once. */
export function readingFailures({
  configuration,
  findingAggregator,
  administrators,
}: ConfigurationReading): Failure[] {
  const parts = [configuration, findingAggregator, administrators];
  const failures = parts.flatMap((part) => (part.ok ? [] : [part.failure]));
  return failures.filter(
    ({ message }, index) => failures.findIndex((other) => other.message === message) === index,
  );
}

/** Whether central configuration is being set up: an administrator or a finding aggregator is still missing. */
export function isBeingSetUp({ findingAggregator, administrators }: ConfigurationReading): boolean {
  const isWithoutAdministrator = administrators.ok && administrators.value.length === 0;
  return isWithoutAdministrator || (findingAggregator.ok && findingAggregator.value === null);
}
