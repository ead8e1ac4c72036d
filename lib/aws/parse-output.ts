import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { wellFormed } from "@/lib/core/texts/well-formed";
import type { Aws } from "./create-aws";
import { incompleteFailure, unexpectedFailure } from "./failure-of";
import type { OperationName } from "./rates/published-rates";
import type { CallOptions } from "./send";

/** An answer that must be what AWS documents; rejects with an `unexpected` failure where it is not. */
export function parseOutput<Output>(
  aws: Aws,
  operation: OperationName,
  schema: z.ZodType<Output>,
  output: unknown,
): Output {
  const parsed = schema.safeParse(wellFormed(output));
  if (parsed.success) return parsed.data;
  const cause = new Error(describe(operation, parsed.error));
  throw new FailureError(unexpectedFailure(cause, { operation, onUnexpected: aws.onUnexpected }));
}

/**
 * The rows of a page that are what AWS documents; one bad row does not take the others with it. What is left out
 * goes to `onMalformed` row by row, or is reported once for the page.
 */
export function parseRows<Row>(
  aws: Aws,
  operation: OperationName,
  schema: z.ZodType<Row>,
  rows: readonly unknown[],
  options: CallOptions | undefined,
): Row[] {
  const malformed: string[] = [];
  const parsed = rows.flatMap((row) => {
    const one = schema.safeParse(wellFormed(row));
    if (one.success) return [one.data];
    malformed.push(describe(operation, one.error));
    return [];
  });
  const [first] = malformed;
  if (first === undefined) return parsed;
  const onMalformed = options?.onMalformed;
  if (onMalformed !== undefined) malformed.forEach((description) => onMalformed(description));
  else
    incompleteFailure(`${malformed.length} of ${rows.length} rows left out. ${first}`, {
      operation,
      onUnexpected: aws.onUnexpected,
    });
  return parsed;
}

function describe(operation: OperationName, error: z.ZodError): string {
  return `${operation} answered with something AWS does not document: ${z.prettifyError(error)}`;
}
