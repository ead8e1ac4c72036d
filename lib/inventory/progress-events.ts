import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { failureFrom } from "@/lib/server/failure-from";
import { currentProgress } from "./current-progress";
import type { CollectionProgress } from "./progress";
import type { Subject } from "./subject";

const collectingPollMs = 300;
const idlePollMs = 1_000;
/** Proxies close what is silent for a minute. */
const heartbeatMs = 15_000;

/** The progress of a subject's collection as the answer to a browser's `EventSource`. */
export function progressResponse(subject: Subject, signal: AbortSignal): Response {
  return new Response(progressEvents(subject, signal), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Neither Next's compression nor a proxy may hold events back to make them smaller.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/**
 * How far the collection is as server-sent events, one `message` now and one for each change, with a comment in between
 * so that the connection lives. Ends when the signal is aborted or the reader leaves.
 */
function progressEvents(subject: Subject, signal: AbortSignal): ReadableStream<Uint8Array> {
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
        const progress = await progressOrUndefined(subject);
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
async function progressOrUndefined(subject: Subject): Promise<CollectionProgress | undefined> {
  try {
    return await currentProgress(subject);
  } catch (error) {
    failureFrom(error, "canopy:ReadProgress");
    return undefined;
  }
}
