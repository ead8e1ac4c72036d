import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { ABSENT } from "../aggregator-detail";
import { type AggregatorInput, inputProblems } from "./aggregator-input";
import { stateOf } from "../aggregator-state";
import { fingerprintOf } from "./fingerprint";
import type { ConfigurationAggregator } from "../model";

/**
 * Rejects as `conflict` where an aggregator is not the one that the user decided on: AWS would replace it all the same.
 * @param expected its fingerprint as it was read then, or ABSENT
 */
export function requireUnchanged(current: ConfigurationAggregator | undefined, expected: string): void {
  const actual = current === undefined ? ABSENT : fingerprintOf(current);
  if (actual !== expected) throw new FailureError(conflict(current, expected));
}

/** Rejects as `precondition` where an aggregator belongs to an AWS service, which alone changes it. */
export function requireOwn(current: ConfigurationAggregator | undefined): void {
  if (current?.createdBy === undefined) return;
  throw new FailureError({
    code: "precondition",
    message: `${current.name} was created by ${current.createdBy}, and is changed and deleted by that service only.`,
  });
}

/**
 * Rejects as `invalid-input`, field by field, what AWS would refuse, and filters in AWS's own writing that AWS has not
 * written itself. What the aggregator has already is not judged.
 */
export function requireSound(input: AggregatorInput, current: ConfigurationAggregator | undefined): void {
  const existing = current && stateOf(current, []);
  const problems = new Map(inputProblems(input, existing));
  const known = existing?.filters?.asWritten ?? [];
  if (input.filters?.asWritten?.some((each) => !known.includes(each)) === true)
    problems.set(
      "filters",
      "Only AWS writes filters of this form. Name resource types or service principals.",
    );
  if (problems.size === 0) return;
  throw new FailureError({
    code: "invalid-input",
    message: "Some of the input is not what it should be.",
    fields: Object.fromEntries([...problems].map(([field, problem]) => [field, [problem]])),
  });
}

function conflict(current: ConfigurationAggregator | undefined, expected: string): Failure {
  return { code: "conflict", message: conflictMessage(current, expected) };
}

function conflictMessage(current: ConfigurationAggregator | undefined, expected: string): string {
  if (current === undefined) return "The aggregator was deleted since it was read.";
  if (expected === ABSENT) return `There is an aggregator ${current.name} in ${current.region} already.`;
  return `${current.name} was changed since it was read.`;
}
