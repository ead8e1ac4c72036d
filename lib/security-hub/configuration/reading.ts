import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { resultSchema } from "@/lib/core/result-schema";
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
});
export type ConfigurationReading = z.infer<typeof ConfigurationReading>;

/** The failures of a reading, once each: a caller that may do nothing is told so once. */
export function readingFailures({ configuration, findingAggregator }: ConfigurationReading): Failure[] {
  const failures = [configuration, findingAggregator].flatMap((part) => (part.ok ? [] : [part.failure]));
  return failures.filter(
    ({ message }, index) => failures.findIndex((other) => other.message === message) === index,
  );
}
