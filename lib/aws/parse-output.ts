import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import type { Aws } from "./create-aws";
import { unexpectedFailure } from "./failure-of";
import type { OperationName } from "./published-rates";
import type { CallOptions } from "./send";

/** An answer that must be what AWS documents; rejects with an `unexpected` failure where it is not. */
export function parseOutput<Output>(
  aws: Aws,
  operation: OperationName,
  schema: z.ZodType<Output>,
  output: unknown,
): Output {
  const parsed = schema.safeParse(output);
  if (parsed.success) return parsed.data;
  const cause = new Error(describe(operation, parsed.error));
  throw new FailureError(unexpectedFailure(cause, { operation, onUnexpected: aws.onUnexpected }));
}

/** The rows of a page that are what AWS documents; one bad row does not take the others with it. */
export function parseRows<Row>(
  aws: Aws,
  operation: OperationName,
  schema: z.ZodType<Row>,
  rows: readonly unknown[],
  options: CallOptions | undefined,
): Row[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return [parsed.data];
    const description = describe(operation, parsed.error);
    if (options?.onMalformed) options.onMalformed(description);
    else unexpectedFailure(new Error(description), { operation, onUnexpected: aws.onUnexpected });
    return [];
  });
}

function describe(operation: OperationName, error: z.ZodError): string {
  return `${operation} answered with something AWS does not document: ${z.prettifyError(error)}`;
}
