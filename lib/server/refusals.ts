import "server-only";
import type { Failure } from "@/lib/core/failure";
import { roleNames } from "@/lib/identity/grants";
import { offerOnce } from "@/lib/store/identity/single-uses";
import { recordEvent } from "./audit";
import { connectionInForce } from "./connection-in-force";
import { failureFrom } from "./failure-from";
import type { Session } from "./session";

const minuteMs = 60_000;
/** Refusals that this process has put on record, so that a flood of them asks the database nothing. */
const mostRemembered = 2_000;
const remembered = new Set<string>();

/**
 * Whether a refusal of this person at this door is the first of its minute, on all replicas: the record keeps one, because a
 * person who asks a thousand times must not fill it. False where the database can't say: the answer is no all the same.
 * @param door an operation, or the method and path of a route
 */
export async function isFirstRefusal({ id }: Session, door: string): Promise<boolean> {
  const key = JSON.stringify([
    "refusal",
    connectionInForce().name,
    id,
    door,
    Math.floor(Date.now() / minuteMs),
  ]);
  if (remembered.has(key)) return false;
  remembered.add(key);
  const [oldest] = remembered;
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  try {
    return await offerOnce("refusal", key, { holdsMs: 2 * minuteMs });
  } catch (error) {
    failureFrom(error, "canopy:RecordRefusal");
    return false;
  }
}

/** Puts on record that a person may not read something, once a minute. Never rejects. */
export async function recordRefusedRead(session: Session, door: string, refused: Failure): Promise<void> {
  if (!(await isFirstRefusal(session, door))) return;
  const { id, name } = session;
  try {
    await recordEvent({
      by: { id, name, role: roleNames(session) },
      operation: "canopy:Read",
      target: door,
      refused,
    });
  } catch (error) {
    failureFrom(error, "canopy:RecordRefusal");
  }
}
