import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { sessionHeaders } from "@/scripts/processes/enter";
import { CollectionProgress } from "@/lib/inventory/snapshot/progress";

export interface CollectionEnd {
  /** When the collection began and when its snapshot could be fetched, in epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * Follows the news of a dataset that Canopy streams to browsers until the first collection is over. Rejects when it failed or the
 * stream ends before.
 */
export async function collectionEnd(
  canopyUrl: string,
  onProgress: (progress: CollectionProgress) => void,
  dataset: Dataset = "organization",
): Promise<CollectionEnd> {
  const response = await fetch(`${canopyUrl}/api/news`, { headers: sessionHeaders() });
  if (!response.ok || response.body === null)
    throw new Error(`The stream of news answered ${response.status}.`);
  for await (const progress of progressEvents(response.body, dataset)) {
    const { state, startedAt, version, failure } = progress;
    if (state === "failed")
      throw new Error(`The collection failed: ${failure?.message ?? "without a reason"}`);
    // Before it begins there is nothing to fetch, and a small organization is read before the benchmark asks.
    if (state === "idle" && startedAt !== undefined && version !== undefined)
      return { startedAt, endedAt: Date.now() };
    if (state === "collecting") onProgress(progress);
  }
  throw new Error("The stream of news ended before the collection did.");
}

async function* progressEvents(
  body: ReadableStream<Uint8Array>,
  dataset: Dataset,
): AsyncGenerator<CollectionProgress> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of body) {
    const events = (rest + decoder.decode(bytes, { stream: true })).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      const lines = event.split("\n");
      if (!lines.includes(`event: ${dataset}`)) continue;
      const data = lines.find((line) => line.startsWith("data: "));
      if (data !== undefined) yield CollectionProgress.parse(JSON.parse(data.slice("data: ".length)));
    }
  }
}
