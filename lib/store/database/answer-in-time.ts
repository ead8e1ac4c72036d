import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { responseInProgress } from "@/lib/server/routes/response-in-progress";

/** With the default of 2.5 seconds a page is answered within three, whatever the database does. */
function isLate(waitedMs: number): Failure {
  return {
    code: "unavailable",
    of: "database",
    message: `Canopy's database is late: it has not answered for ${waitedMs / 1_000} seconds.`,
  };
}

/**
 * What the database answers, or a FailureError `unavailable` when it is late. `askedAt` is when it was asked, on the
 * clock of `performance.now()`: who comes later does not wait longer, and neither does a request that the database owes
 * an answer already. The question itself goes on.
 */
export async function answerInTime<Value>(
  answer: Promise<Value>,
  askedAt = performance.now(),
): Promise<Value> {
  const response = responseInProgress();
  const since = Math.min(askedAt, response?.databaseAskedAt ?? askedAt);
  const waiting = new AbortController();
  const { databaseAnswerMs } = env();
  const leftMs = Math.max(0, since + databaseAnswerMs - performance.now());
  const late = delay(leftMs, undefined, { signal: waiting.signal }).then(() => {
    if (response !== undefined) response.databaseAskedAt = since;
    throw new FailureError(isLate(databaseAnswerMs));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}
