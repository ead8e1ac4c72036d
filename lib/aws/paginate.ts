import "server-only";
import type { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { Aws } from "./create-aws";
import { incompleteFailure } from "./failure-of";
import { parseRows } from "./parse-output";
import type { OperationName } from "./rates/published-rates";
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
  /** Undefined where the answer has no such member: AWS writes an empty list where there is nothing. */
  readonly rows: readonly unknown[] | undefined;
  readonly nextToken: string | undefined;
}

/** In a row. AWS passes over what a filter or a right keeps from the caller, but a hundred pages are a circle. */
const emptyPagesAtMost = 100;

/**
 * The pages of a list operation, one yield each, empty ones too: a page without rows but with a token is not the end.
 * A token that comes back a second time would go round for ever, and so would pages that stay empty; an answer with neither
 * list nor token says nothing, and is no empty list. Each of them rejects with an `unexpected` failure.
 */
export async function* paginate<Row>(
  aws: Aws,
  { operation, row, options, fetch }: List<Row>,
): AsyncGenerator<readonly Row[], void, undefined> {
  const seen = new Set<string>();
  let emptyPages = 0;
  let token: string | undefined;
  do {
    const current = token;
    const page = await read(aws, operation, options, (http) => fetch(current, http));
    // Some services write an empty token where others leave it out.
    token = page.nextToken === "" ? undefined : page.nextToken;
    if (page.rows === undefined && token === undefined) throw new FailureError(withoutList(aws, operation));
    const rows = page.rows ?? [];
    yield parseRows(aws, operation, row, rows, options);
    if (token !== undefined && seen.has(token)) {
      throw neverEnding(aws, operation, "answered with a NextToken it had answered with before");
    }
    if (token !== undefined) seen.add(token);
    emptyPages = rows.length === 0 ? emptyPages + 1 : 0;
    if (token !== undefined && emptyPages >= emptyPagesAtMost) {
      throw neverEnding(aws, operation, `answered ${emptyPages} empty pages in a row, each with a NextToken`);
    }
  } while (token !== undefined);
}

/** The failure of an answer without the list that AWS always gives: another server's `{}`, or one that was cut. */
export function withoutList(aws: Pick<Aws, "onUnexpected">, operation: OperationName): Failure {
  const message = `${operation} was answered without its list, which AWS writes even where it is empty. What it holds is not known.`;
  return incompleteFailure(message, { operation, onUnexpected: aws.onUnexpected });
}

function neverEnding(aws: Aws, operation: OperationName, what: string): FailureError {
  const message = `${operation} ${what}. Canopy stopped reading the list, which has no known end.`;
  return new FailureError(incompleteFailure(message, { operation, onUnexpected: aws.onUnexpected }));
}

/** All rows of all pages. */
export async function collect<Row>(pages: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
