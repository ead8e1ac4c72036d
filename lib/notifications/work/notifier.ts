import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { env } from "@/lib/env";
import { settings } from "@/lib/server/settings";
import { currentCallerKey, knownCaller } from "@/lib/inventory/serve/caller";
import { pause, takeTurns } from "@/lib/inventory/serve/take-turns";
import { failureFrom } from "@/lib/server/failure-from";
import { deleteOldDeliveries } from "@/lib/store/notifications/deliveries";
import { dueDigests, makeDelivery } from "@/lib/store/notifications/events";
import { digestOf } from "../digest";
import { EventKind } from "../event";
import { deliverDue, type Delivering } from "./deliver";
import { RuleWatch } from "./watch/watch-rules";

export interface NotifierSettings extends Omit<Delivering, "aws"> {
  readonly aws: Aws;
  readonly signal: AbortSignal;
}

const pollMs = 500;
const watchPollMs = 1_000;
const failurePauseMs = 5_000;
const retentionEveryMs = 3_600_000;

/**
 * Watches the rules, gathers their events into messages and sends them, until the signal is aborted: one process at a time for
 * each caller and Region. Nothing that AWS, a receiver or the database does ends it.
 */
export async function runNotifier(settings: NotifierSettings): Promise<void> {
  const { aws, signal } = settings;
  await takeTurns({
    name: "notifications",
    aws,
    signal,
    work: async (callerKey, turn) => {
      const over = new AbortController();
      const signals = AbortSignal.any([turn, over.signal]);
      const sending = again(signals, pollMs, async () => (await deliverDue(settings)) > 0);
      try {
        await watchWhileOurs(callerKey, signals);
      } finally {
        over.abort();
        await sending;
      }
    },
  });
}

/** AWS may name another caller from one moment to the next: its rules are the turn of another lock. */
async function watchWhileOurs(callerKey: string, signal: AbortSignal): Promise<void> {
  const watch = new RuleWatch(callerKey);
  let cleanedAt = -retentionEveryMs;
  const ours = new AbortController();
  await again(AbortSignal.any([signal, ours.signal]), watchPollMs, async () => {
    if ((await currentCallerKey()) !== callerKey) {
      ours.abort();
      return false;
    }
    await watch.look();
    await gather();
    if (performance.now() - cleanedAt > retentionEveryMs) {
      cleanedAt = performance.now();
      await deleteOldDeliveries(settings().historyDays);
    }
    return false;
  });
}

/** Turns events that have become quiet into messages. */
async function gather(): Promise<void> {
  const { quietMs, longestMs } = env().notifications;
  const caller = knownCaller();
  for (const due of await dueDigests({ quietMs, longestMs }))
    await makeDelivery(due, ({ id, name, kind }, events) =>
      digestOf(EventKind.parse(kind), events, {
        rule: { id, name },
        ...(caller !== undefined && { caller: { accountId: caller.accountId, region: caller.region } }),
      }),
    );
}

/** Does something until the signal is aborted, at once again where it answers true. Never rejects. */
async function again(signal: AbortSignal, everyMs: number, work: () => Promise<boolean>): Promise<void> {
  const isOver = () => signal.aborted;
  while (!isOver()) {
    try {
      if (!(await work())) await pause(everyMs, signal);
    } catch (error) {
      failureFrom(error, "canopy:Notify");
      await pause(failurePauseMs, signal);
    }
  }
}
