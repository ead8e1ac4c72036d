import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { type Failure, isWorthRetrying } from "@/lib/core/failure";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { log } from "@/lib/server/log";
import { lockNameOf } from "@/lib/server/write-lock";
import {
  appendAuditEntry,
  type AuditEntry,
  CANOPY_ACTOR,
  type NewAuditEntry,
  unsettledAttempts,
} from "@/lib/store/audit-entries";
import { takeObjectLock } from "@/lib/store/locks/object-lock";
import { deletionVerdict, putVerdict, tagVerdict } from "./aggregator-verdicts";
import {
  associationVerdict,
  configurationVerdict,
  creationVerdict,
  disassociationVerdict,
  policyDeletionVerdict,
  updateVerdict,
} from "./hub-verdicts";
import { type Attempt, unknown, type Verdict } from "./verdict";

const roundMs = 15_000;
/** Beyond the time a call may take, for AWS to carry out what it received last. */
const graceMs = 5_000;

const verdicts: Readonly<Record<string, (attempt: Attempt) => Promise<Verdict>>> = {
  "config:DeleteConfigurationAggregator": deletionVerdict,
  "config:PutConfigurationAggregator": putVerdict,
  "config:TagResource": tagVerdict,
  "securityhub:CreateConfigurationPolicy": creationVerdict,
  "securityhub:DeleteConfigurationPolicy": policyDeletionVerdict,
  "securityhub:StartConfigurationPolicyAssociation": associationVerdict,
  "securityhub:StartConfigurationPolicyDisassociation": disassociationVerdict,
  "securityhub:UpdateConfigurationPolicy": updateVerdict,
  "securityhub:UpdateOrganizationConfiguration": configurationVerdict,
};

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
async function verdictOn({ operation, input, before, at }: AuditEntry): Promise<Verdict | undefined> {
  const verdict = verdicts[operation];
  if (verdict === undefined) return unknown("Canopy doesn't read anything that shows it.");
  try {
    return await verdict({ input, before, at: Date.parse(at) });
  } catch (error) {
    const failure = failureFrom(error, operation);
    return isWorthRetrying(failure) ? undefined : unknown(failure.message);
  }
}

function outcomeOf(verdict: Verdict): Pick<NewAuditEntry, "phase" | "after" | "failure"> {
  switch (verdict.outcome) {
    case "done":
      return { phase: "succeeded", after: verdict.found };
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
