import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { isWorthRetrying } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { lockNameOf } from "@/lib/server/writes/write-lock";
import {
  appendAuditEntry,
  type AuditEntry,
  CANOPY_ACTOR,
  type NewAuditEntry,
  unsettledAttempts,
} from "@/lib/store/audit/audit-entries";
import { takeObjectLock } from "@/lib/store/locks/object-lock";
import type { Verification } from "@/lib/runs/work/handlers/step-handler";
import { attemptHandler } from "./attempt-handler";

const roundMs = 15_000;
/** Beyond the time a call may take, for AWS to carry out what it received last. */
const graceMs = 5_000;

/** Settles what was interrupted, at once and from time to time until `signal` aborts. Never rejects. */
export async function keepSettling(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await settleAttempts();
    } catch (error) {
      failureFrom(error, "canopy:SettleAttempts");
    }
    await delay(roundMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Closes the attempts of the record that have no outcome: of a process that ended in the middle, of a database that was
 * away, of a call that AWS didn't answer. AWS is asked how the target is now, and the record says what was found: done,
 * not done, or that it can't be known. Where AWS can't be asked, the attempt stays for the next round.
 * @internal exported for its tests
 */
export async function settleAttempts({
  olderThanMs = env().requestTimeoutMs + graceMs,
}: { readonly olderThanMs?: number } = {}): Promise<void> {
  for (const attempt of await unsettledAttempts({ olderThanMs })) {
    // The request that makes a change holds the lock of its target until the outcome is recorded.
    const lock = await takeObjectLock(lockNameOf(attempt.target), { withinMs: 0 });
    if (lock === undefined) continue;
    try {
      const { correlation } = attempt;
      const [unsettled] = await unsettledAttempts({ olderThanMs, correlation });
      if (unsettled !== undefined) await settle(unsettled);
    } finally {
      await lock.release();
    }
  }
}

async function settle(attempt: AuditEntry): Promise<void> {
  const verdict = await verdictOn(attempt);
  if (verdict === undefined) return;
  const { role, operation, target, input, before, correlation } = attempt;
  const entry = { actor: CANOPY_ACTOR, role, operation, target, input, before, correlation };
  await appendAuditEntry({ ...entry, ...outcomeOf(verdict) });
  log().warn(
    { operation, target, correlation, outcome: verdict.outcome },
    "An interrupted change was settled",
  );
}

/** Undefined where AWS doesn't answer just now. */
async function verdictOn({ operation, input, before, at }: AuditEntry): Promise<Verification | undefined> {
  try {
    const handler = attemptHandler(operation, input);
    if (handler === undefined)
      return { outcome: "unknown", reason: "Canopy doesn't read anything that shows it." };
    const verdict = await handler.verify({ before, at: Date.parse(at) });
    if (verdict.outcome === "done") await verdict.accepted.record();
    return verdict;
  } catch (error) {
    if (error instanceof z.ZodError)
      return { outcome: "unknown", reason: "the record does not hold all that was sent." };
    const failure = failureFrom(error, operation);
    return isWorthRetrying(failure) ? undefined : { outcome: "unknown", reason: failure.message };
  }
}

function outcomeOf(verdict: Verification): Pick<NewAuditEntry, "phase" | "after" | "failure"> {
  switch (verdict.outcome) {
    case "done":
      return { phase: "succeeded", after: verdict.accepted.answer ?? undefined };
    case "not-done":
      return { phase: "failed", failure: notMade };
    case "unknown":
      return { phase: "unknown", failure: { ...notMade, message: `${doubtful} ${verdict.reason}` } };
  }
}

const doubtful = "The change was interrupted. Whether it was made can't be known:";

const notMade: Failure = {
  code: "unavailable",
  message: "The change was interrupted, and AWS shows that it wasn't made.",
};
