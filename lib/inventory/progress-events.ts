import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { failureFrom } from "@/lib/server/failure-from";
import { currentProgress } from "./current-progress";
import type { CollectionProgress } from "./progress";

const collectingPollMs = 300;
const idlePollMs = 1_000;
/** Proxies close what is silent for a minute. */
const heartbeatMs = 15_000;

/**
 * How far the collection is as server-sent events, one `message` now and one for each change, with a comment in between
 * so that the connection lives. Ends when the signal is aborted or the reader leaves.
 */
export function progressEvents(signal: AbortSignal): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const ended = AbortSignal.any([signal, left.signal]);
  const isOver = () => ended.aborted;
  const text = new TextEncoder();
  return new ReadableStream({
    start: async (controller) => {
      let sent: string | undefined;
      let sentAt = -Infinity;
      function send(event: string): void {
        sentAt = performance.now();
        controller.enqueue(text.encode(event));
      }
      while (!isOver()) {
        const progress = await progressOrUndefined();
        if (isOver()) break;
        const message = progress === undefined ? sent : JSON.stringify(progress);
        if (message !== sent) {
          sent = message;
          send(`data: ${message}\n\n`);
        } else if (performance.now() - sentAt >= heartbeatMs) send(": still here\n\n");
        const pollMs = progress?.state === "collecting" ? collectingPollMs : idlePollMs;
        await delay(pollMs, undefined, { signal: ended }).catch(() => undefined);
      }
      if (!left.signal.aborted) controller.close();
    },
    cancel: () => left.abort(),
  });
}

/** A database that is away for a moment is no reason to leave the browser without its stream. */
async function progressOrUndefined(): Promise<CollectionProgress | undefined> {
  try {
    return await currentProgress();
  } catch (error) {
    failureFrom(error, "canopy:ReadProgress");
    return undefined;
  }
}
