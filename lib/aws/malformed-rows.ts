import "server-only";
import type { Aws } from "./create-aws";
import { incompleteFailure } from "./failure-of";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import type { CallOptions } from "./send";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { countOf } from "@/lib/format/count";

/**
 * An `onMalformed` that makes one failure of all rows that are left out, and hands it over again with each: its message
 * counts them. The log gets the first of them, however many there are.
 */
export function countMalformed(
  { onUnexpected }: Pick<Aws, "onUnexpected">,
  operation: OperationName,
  onFailure: (failure: Failure) => void,
): (description: string) => void {
  let count = 0;
  let failure: Failure | undefined;
  return (description) => {
    count += 1;
    const message = `${operation} answered with ${countOf(count, "row")} without what identifies it, or that AWS does not document; Canopy left ${count === 1 ? "it" : "them"} out.`;
    failure ??= incompleteFailure(message, { operation, onUnexpected }, description);
    failure = { ...failure, message };
    onFailure(failure);
  };
}

/** Rows that are wanted whole or not at all: rejects where AWS gives one that is not what it documents. */
export async function wholeRows<Rows>(
  aws: Aws,
  operation: OperationName,
  read: (options: CallOptions) => Promise<Rows>,
): Promise<Rows> {
  let failure: Failure | undefined;
  const onMalformed = countMalformed(aws, operation, (counted) => {
    failure = counted;
  });
  const rows = await read({ onMalformed });
  if (failure !== undefined) throw new FailureError(failure);
  return rows;
}
