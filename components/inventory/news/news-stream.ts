import { z } from "zod";
import { prefixHere } from "@/lib/core/http/connection-path";
import { topics } from "@/lib/inventory/snapshot/news";
import { noteSessionOver, onSessionChange } from "@/lib/query/session-state";

/** What one tab says to the others of its browser. */
const Message = z.discriminatedUnion("kind", [
  /** A tab that has just come: it needs the state of everything. */
  z.object({ kind: z.literal("hello") }),
  z.object({ kind: z.literal("state"), topic: z.enum(topics), state: z.unknown() }),
  z.object({ kind: z.literal("alive"), connected: z.boolean() }),
  z.object({ kind: z.literal("signed-out") }),
]);

export interface NewsHandlers {
  readonly onState: (topic: (typeof topics)[number], state: unknown) => void;
  readonly onConnected: (connected: boolean) => void;
}

const NEWS_URL = "/api/news";
/** The tabs of one connection share a stream. */
const nameHere = () => `canopy-news${prefixHere()}`;
/** A tab that leads says so this often; one that has been silent for three times as long is frozen. */
const ALIVE_MS = 5_000;
const SILENT_MS = 3 * ALIVE_MS;
/** How soon a stream that the server has refused is asked for again. */
const REOPEN_MS = 5_000;
/** The server sends at least a heartbeat in this time, or its connection is dead without saying so. */
const DEAD_MS = 30_000;

/**
 * Follows the news for as long as the signal allows. HTTP/1.1 gives a host six connections for all tabs together, so one
 * tab holds the stream under a lock of the browser and passes on what it hears; when it closes, the browser gives the
 * lock to the next, and when it freezes, the next one takes it away. A shared worker would do the same where there are
 * any: Chrome on Android has none, and its script needs a policy of its own.
 */
export function followNews(handlers: NewsHandlers, signal: AbortSignal): void {
  const channel = new BroadcastChannel(nameHere());
  let leading: AbortController | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const states = new Map<(typeof topics)[number], unknown>();
  let connected = true;

  function say(message: z.input<typeof Message>): void {
    if (!signal.aborted) channel.postMessage(message);
  }

  function hearState(topic: (typeof topics)[number], state: unknown): void {
    states.set(topic, state);
    handlers.onState(topic, state);
  }

  function hearConnected(isConnected: boolean): void {
    connected = isConnected;
    handlers.onConnected(isConnected);
  }

  async function lead(): Promise<void> {
    if (signal.aborted) return;
    leading?.abort();
    const mine = new AbortController();
    leading = mine;
    clearTimeout(silence);
    const over = AbortSignal.any([signal, mine.signal]);
    openStream(over, {
      onState: (topic, state) => {
        hearState(topic, state);
        say({ kind: "state", topic, state });
      },
      onConnected: (isConnected) => {
        hearConnected(isConnected);
        say({ kind: "alive", connected });
      },
      onSignedOut: () => {
        noteSessionOver();
        say({ kind: "signed-out" });
      },
    });
    const alive = setInterval(() => say({ kind: "alive", connected }), ALIVE_MS);
    await new Promise((resolve) => over.addEventListener("abort", resolve, { once: true }));
    clearInterval(alive);
  }

  /** Waits for the lock, or takes it from a tab that has fallen silent. */
  function stand(steal: boolean): void {
    const options = steal ? { steal } : { signal };
    navigator.locks.request(nameHere(), options, lead).catch(() => {
      // Another tab took the lock away, or this one has left the browser's queue.
      if (signal.aborted) return;
      leading?.abort();
      leading = undefined;
      stand(false);
      listenForLeader();
    });
  }

  function listenForLeader(): void {
    clearTimeout(silence);
    if (leading !== undefined || signal.aborted) return;
    silence = setTimeout(() => stand(true), SILENT_MS);
  }

  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const message = Message.safeParse(data).data;
    if (message === undefined || signal.aborted) return;
    if (message.kind === "hello") {
      if (leading === undefined) return;
      for (const [topic, state] of states) say({ kind: "state", topic, state });
      say({ kind: "alive", connected });
      return;
    }
    listenForLeader();
    if (message.kind === "state") hearState(message.topic, message.state);
    else if (message.kind === "signed-out") noteSessionOver();
    else hearConnected(message.connected);
  });
  signal.addEventListener("abort", () => {
    clearTimeout(silence);
    channel.close();
  });

  say({ kind: "hello" });
  stand(false);
  listenForLeader();
}

interface StreamHandlers extends NewsHandlers {
  readonly onSignedOut: () => void;
}

/** Whether the stream was refused because the session is over; an event source keeps the reason to itself. */
async function isSignedOut(): Promise<boolean> {
  const response = await fetch("/api/session").catch(() => undefined);
  return response?.status === 401;
}

/** The server's events, opened again whenever they break off, until the signal is aborted. */
function openStream(signal: AbortSignal, handlers: StreamHandlers): void {
  const { onState, onConnected, onSignedOut } = handlers;
  const source = new EventSource(prefixHere() + NEWS_URL);
  let dead: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(dead);
    source.close();
  }
  function openAgain(): void {
    close();
    if (!signal.aborted) openStream(signal, handlers);
  }
  /** Until the person is back there is nothing to hear. */
  function waitForPerson(): void {
    close();
    onSignedOut();
    const unlisten = onSessionChange(() => {
      unlisten();
      openAgain();
    });
    signal.addEventListener("abort", unlisten, { once: true });
  }
  function heard(): void {
    clearTimeout(dead);
    dead = setTimeout(() => {
      onConnected(false);
      openAgain();
    }, DEAD_MS);
  }

  for (const topic of topics) {
    source.addEventListener(topic, ({ data }: MessageEvent<string>) => {
      heard();
      onState(topic, JSON.parse(data));
    });
  }
  source.addEventListener("heartbeat", heard);
  source.addEventListener("signed-out", waitForPerson);
  source.addEventListener("open", () => {
    heard();
    onConnected(true);
  });
  source.addEventListener("error", () => {
    onConnected(false);
    clearTimeout(dead);
    // The browser comes back by itself after a broken connection, but not after an answer that was no stream.
    if (source.readyState !== EventSource.CLOSED) return;
    dead = setTimeout(openAgain, REOPEN_MS);
    void isSignedOut().then((signedOut) => {
      if (signedOut && !signal.aborted) waitForPerson();
    });
  });
  signal.addEventListener("abort", close, { once: true });
  heard();
}
