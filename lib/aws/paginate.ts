import "server-only";
import type { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import type { Aws } from "./create-aws";
import { unexpectedFailure } from "./failure-of";
import { parseRows } from "./parse-output";
import type { OperationName } from "./published-rates";
import { type CallOptions, read, type Run } from "./send";

/** A list operation of AWS. */
interface List<Row> {
  readonly operation: OperationName;
  readonly row: z.ZodType<Row>;
  readonly options: CallOptions | undefined;
  /** Sends the command with the token of the page; undefined for the first. */
  readonly fetch: (nextToken: string | undefined, http: Parameters<Run<unknown>>[0]) => Promise<WirePage>;
}

interface WirePage {
  readonly rows: readonly unknown[] | undefined;
  readonly nextToken: string | undefined;
}

/**
 * The pages of a list operation, one yield each, empty ones too: a page without rows but with a token is not the end.
 * A token that comes back a second time would go round for ever, and rejects with an `unexpected` failure.
 */
export async function* paginate<Row>(
  aws: Aws,
  { operation, row, options, fetch }: List<Row>,
): AsyncGenerator<readonly Row[], void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const current = token;
    const { rows = [], nextToken } = await read(aws, operation, options, (http) => fetch(current, http));
    yield parseRows(aws, operation, row, rows, options);
    // Some services write an empty token where others leave it out.
    token = nextToken === "" ? undefined : nextToken;
    if (token !== undefined && seen.has(token)) {
      const cause = new Error(`${operation} answered with a NextToken it had answered with before.`);
      throw new FailureError(unexpectedFailure(cause, { operation, onUnexpected: aws.onUnexpected }));
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

/** All rows of all pages. */
export async function collect<Row>(pages: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
