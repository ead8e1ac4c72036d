import "server-only";
import type { Failure } from "@/lib/core/failure";

/** A failure for an error that says the database cannot be used just now; undefined for every other error. */
export function databaseFailureOf(error: unknown): Failure | undefined {
  if (!codesOf(error).some(isOutage)) return undefined;
  return { code: "unavailable", message: "Canopy's database does not answer just now." };
}

/** Connection exceptions (08…), too few resources (53…), shutdown and start (57P0…), and what the network says. */
function isOutage(code: string): boolean {
  return /^(?:08...|53...|57P0[1-5]|ECONN(?:REFUSED|RESET)|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE)$/.test(
    code,
  );
}

/** Drizzle wraps PostgreSQL's error, and Node gathers the attempts on several addresses in one. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const silent = connectionLoss.has(error.message) ? ["08006"] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...silent, ...inner, ...codesOf(error.cause)];
}

/** What `pg` throws without a code. */
const connectionLoss: ReadonlySet<string> = new Set([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
]);
