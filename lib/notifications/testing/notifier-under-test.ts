import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { unwrap } from "@/lib/core/result";
import { serverAws } from "@/lib/server/aws";
import { DestinationId, type DestinationTarget } from "../destination";
import type { Delivery } from "../delivery";
import type { EventKind } from "../event";
import { type RuleFilter, RuleId } from "../rule";
import { createDestination, saveRule } from "../server/actions";
import { readDeliveries } from "../server/read-notifications";
import { runNotifier } from "../work/notifier";

/** Far above what a loaded machine needs. */
const patience = { timeout: 60_000, interval: 25 };

/** Starts a notifier that sends again after a moment; the answered function stops it. */
export function startNotifier(
  againAfterMs: (attempts: number, askedMs?: number) => number | undefined = () => 50,
): () => Promise<void> {
  const shutdown = new AbortController();
  const running = runNotifier({ aws: serverAws(), signal: shutdown.signal, claimMs: 1_000, againAfterMs });
  return async () => {
    shutdown.abort();
    await running;
  };
}

/** Adds a destination; throws the failure where it is refused. */
export async function addDestination(target: DestinationTarget, name = "The channel") {
  return unwrap(await createDestination({ id: DestinationId.parse(randomUUID()), name, target }));
}

/** Adds a rule for destinations; throws the failure where it is refused. */
export async function addRule(
  kind: EventKind,
  destinationIds: readonly DestinationId[],
  filter: RuleFilter = {},
) {
  const id = RuleId.parse(randomUUID());
  const settings = { destinationIds: [...destinationIds], filter };
  return unwrap(await saveRule({ id, name: `Rule of ${kind}`, kind, enabled: true, settings }));
}

/** Waits for deliveries that are as asked, newest first. */
export function deliveriesWhen(
  isAsAsked: (deliveries: readonly Delivery[]) => boolean,
): Promise<readonly Delivery[]> {
  return vi.waitFor(async () => {
    const { deliveries } = await readDeliveries({});
    expect(isAsAsked(deliveries), JSON.stringify(deliveries)).toBe(true);
    return deliveries;
  }, patience);
}

/** Waits until something is so. */
export function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  return vi.waitFor(async () => expect(await isSo()).toBe(true), patience);
}
