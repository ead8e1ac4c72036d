import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";

/** A failure for an error that says the database cannot be used just now; undefined for every other error. */
export function databaseFailureOf(error: unknown): Failure | undefined {
  // Drizzle wraps what a statement is given up with, too.
  const given = error instanceof Error && error.cause instanceof FailureError ? error.cause : error;
  if (given instanceof FailureError) return isOfDatabase(given.failure) ? given.failure : undefined;
  const codes = codesOf(error);
  if (codes.some((code) => full.has(code)))
    return unavailable(
      "The disk of Canopy's database is full, so nothing can be stored. Free some space on it.",
    );
  if (codes.some((code) => readOnly.has(code)))
    return unavailable(
      "Canopy's database is read-only, so nothing can be stored. Its disk or the server itself only lets it be read.",
    );
  if (codes.includes(noAnswer)) return unavailable("Canopy's database did not answer in time.");
  if (codes.some(isOutage)) return unavailable("Canopy's database does not answer just now.");
  return undefined;
}

function isOfDatabase(failure: Failure): boolean {
  return failure.code === "unavailable" && failure.of === "database";
}

function unavailable(message: string): Failure {
  return { code: "unavailable", of: "database", message };
}

/** Disk full, as PostgreSQL and the system say it (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const full: ReadonlySet<string> = new Set(["53100", "ENOSPC"]);
const readOnly: ReadonlySet<string> = new Set(["25006", "EROFS"]);
const noAnswer = "no answer";

/**
 * Connection exceptions (08…), too few resources (53…), shutdown, start and a database that is being dropped (57P0…), an
 * idle transaction that the server ended (25P03), failed input and output (58030), and what the network says.
 */
function isOutage(code: string): boolean {
  return /^(?:08...|53...|57P0[1-5]|25P03|58030|ECONN(?:REFUSED|RESET)|ENOTFOUND|EAI_AGAIN|E(?:HOST|NET)UNREACH|ETIMEDOUT|EPIPE)$/.test(
    code,
  );
}

/** Drizzle wraps PostgreSQL's error, and Node gathers the attempts on several addresses in one. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const silent = silences.get(error.message) ?? [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  // The server ends a statement that takes too long with the same code as one that a person cancels.
  const cancelled = own.includes("57014") && error.message.includes("statement timeout") ? [noAnswer] : [];
  return [...own, ...silent, ...cancelled, ...inner, ...codesOf(error.cause)];
}

/** What `pg` throws without a code. */
const silences: ReadonlyMap<string, readonly string[]> = new Map([
  ["Connection terminated unexpectedly", ["08006"]],
  ["Connection terminated", ["08006"]],
  ["Connection terminated due to connection timeout", ["08006"]],
  ["timeout exceeded when trying to connect", ["08006"]],
  ["timeout expired", ["08006"]],
  ["Client has encountered a connection error and is not queryable", ["08006"]],
  ["Query read timeout", [noAnswer]],
]);
