import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { failureFrom } from "@/lib/server/failure-from";
import { removeExpiredSessions } from "@/lib/store/identity/sessions";
import { removeExpiredUses } from "@/lib/store/identity/single-uses";

const everyMs = 60 * 60_000;

/** Takes expired sessions and links out of the database each hour until the signal is aborted. Never rejects. */
export async function removeExpired(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await removeExpiredSessions();
      await removeExpiredUses();
    } catch (error) {
      failureFrom(error, "canopy:RemoveExpired");
    }
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
