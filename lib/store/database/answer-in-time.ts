import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type Failure, FailureError } from "@/lib/core/failure";

/** A page is answered within three seconds, whatever the database does. */
const answersWithinMs = 2_500;

const isLate: Failure = {
  code: "unavailable",
  of: "database",
  message: "Canopy's database is late: it has not answered for 2.5 seconds.",
};

/**
 * What the database answers, or a FailureError `unavailable` when it is late. `askedAt` is when it was asked, on the
 * clock of `performance.now()`: who comes later does not wait longer. The question itself goes on.
 */
export async function answerInTime<Value>(
  answer: Promise<Value>,
  askedAt = performance.now(),
): Promise<Value> {
  const waiting = new AbortController();
  const leftMs = Math.max(0, askedAt + answersWithinMs - performance.now());
  const late = delay(leftMs, undefined, { signal: waiting.signal }).then(() => {
    throw new FailureError(isLate);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}
