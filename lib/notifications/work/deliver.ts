import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { failureFrom } from "@/lib/server/failure-from";
import { claimDeliveries, type DueDelivery, settleDelivery } from "@/lib/store/notifications/deliveries";
import { redeliverAfterMs } from "../delivery";
import { sendSlack } from "./send-slack";
import { sendTopicMessage } from "./send-topic-message";
import { sendWebhook } from "./send-webhook";
import { unseal } from "./sealed";
import type { Sent } from "./sent";

const mostAtOnce = 8;
/** Longer than an attempt may take, with the database's answer to it. */
const claimMs = 60_000;

/** How a worker sends: tests wait less between attempts, and less for a process that is gone. */
export interface Delivering {
  readonly aws: Aws;
  readonly againAfterMs?: typeof redeliverAfterMs;
  readonly claimMs?: number;
}

/**
 * Sends the messages that are due, at most eight at once, and settles each. Returns how many there were. What the receiver or
 * the network does is settled; rejects where the database does not answer, and the claims end by themselves.
 */
export async function deliverDue(delivering: Delivering): Promise<number> {
  const due = await claimDeliveries(mostAtOnce, delivering.claimMs ?? claimMs);
  const settled = await Promise.allSettled(due.map((each) => deliver(delivering, each)));
  const failed = settled.find((each) => each.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return due.length;
}

async function deliver(
  { aws, againAfterMs = redeliverAfterMs }: Delivering,
  delivery: DueDelivery,
): Promise<void> {
  const { retryAfterMs, isGone = false, isRefused = false, ...sent } = await attempted(aws, delivery);
  const isTest = delivery.digest.kind === "test";
  const again =
    sent.problem === undefined || isGone || isRefused || isTest
      ? undefined
      : againAfterMs(delivery.attempts, retryAfterMs);
  await settleDelivery(delivery, {
    ...sent,
    isGone,
    ...(again !== undefined && { againAfterMs: again }),
  });
}

/** What the receiver answered, or why it could not be asked. */
async function attempted(aws: Aws, delivery: DueDelivery): Promise<Sent> {
  try {
    const { target, secret, formerSecret } = unseal(delivery.sealed);
    switch (target.kind) {
      case "webhook": {
        const isFormerValid = (delivery.formerSecretUntil ?? 0) > Date.now();
        const secrets = [secret, isFormerValid ? formerSecret : undefined];
        return await sendWebhook(
          { url: target.url, secrets: secrets.filter((each) => each !== undefined) },
          delivery,
        );
      }
      case "slack":
        return await sendSlack(target.url, delivery);
      case "sns":
        return await sendTopicMessage(aws, target.topicArn, delivery);
    }
  } catch (error) {
    return { problem: failureFrom(error, "canopy:Deliver").message };
  }
}
