import "server-only";
import type { Pool, PoolClient } from "pg";
import { responseInProgress } from "@/lib/server/routes/response-in-progress";
import { answerInTime } from "./answer-in-time";
import { databaseFailureOf } from "./database-failure";
import { aroundQueries } from "./around-queries";

/** A statement that changes nothing may be given up, and so may the beginning and the taking back of what is not kept. */
const isReading = /^\s*(?:select|with|begin|rollback)\b/i;

/**
 * The same pool or connection. What a page or a read of it asks there is given up when the database has not answered
 * that request in time, so that questions one after the other don't add their waits up. Statements that change
 * something, and those of actions and of the work in the background, keep the limits of the connection.
 */
export function withReadsInTime<Queryable extends object>(queryable: Queryable): Queryable {
  return aroundQueries(queryable, (text, run) => {
    const response = responseInProgress();
    if (response?.isReadOnly !== true || !isReading.test(text)) return run();
    response.databaseAskedAt ??= performance.now();
    const answered = () => (response.databaseAskedAt = undefined);
    const answer = run();
    answer.then(answered, (error: unknown) => {
      // A connection that was given up is no answer.
      if (databaseFailureOf(error) === undefined) answered();
    });
    return answerInTime(answer);
  });
}

/** A connection of the pool; for a page or a read of it within the time that its questions have. */
export function connectInTime(pool: Pool): Promise<PoolClient> {
  const response = responseInProgress();
  if (response?.isReadOnly !== true) return pool.connect();
  response.databaseAskedAt ??= performance.now();
  const connected = pool.connect();
  return answerInTime(connected).catch((error: unknown) => {
    // The pool lends it out all the same, as soon as it can.
    connected.then(
      (client) => client.release(),
      () => undefined,
    );
    throw error;
  });
}
