import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type Failure, FailureError } from "@/lib/core/failure";
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
 * clock of `performance.now()`, where the request that is being answered has not asked before: who comes later does not wait
 * longer. The question itself goes on.
 */
export async function answerInTime<Value>(
  answer: Promise<Value>,
  askedAt = responseInProgress()?.databaseAskedAt ?? performance.now(),
): Promise<Value> {
  const waiting = new AbortController();
  const { databaseAnswerMs } = env();
  const leftMs = Math.max(0, askedAt + databaseAnswerMs - performance.now());
  const late = delay(leftMs, undefined, { signal: waiting.signal }).then(() => {
    throw new FailureError(isLate(databaseAnswerMs));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}
