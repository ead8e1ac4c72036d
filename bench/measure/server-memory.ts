import { setTimeout as delay } from "node:timers/promises";

const sampleEveryMs = 1_000;

/** What the server's process took at the most while something went on, in megabytes, by its own metrics once a second. */
export async function largestMemory(canopyUrl: string, during: () => Promise<void>): Promise<number> {
  const over = new AbortController();
  const sampling = sample(canopyUrl, over.signal);
  try {
    await during();
  } finally {
    over.abort();
  }
  return Math.max(...(await sampling));
}

async function sample(canopyUrl: string, signal: AbortSignal): Promise<readonly number[]> {
  const memory: number[] = [];
  while (!signal.aborted) {
    const text = await (await fetch(`${canopyUrl}/metrics`)).text();
    const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1];
    memory.push(Number(bytes) / 1e6);
    await delay(sampleEveryMs, undefined, { signal }).catch(() => undefined);
  }
  return memory;
}
