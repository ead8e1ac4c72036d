import { useEffect, useState } from "react";
import { CollectionProgress } from "@/lib/inventory/progress";

const PROGRESS_URL = "/api/inventory/progress";

export interface ProgressFeed {
  readonly progress: CollectionProgress;
  /** False while the stream to Canopy's own server is down; the browser keeps trying by itself. */
  readonly connected: boolean;
}

/** How far the collection is, as the server tells it while it happens, with the newest version of the snapshot. */
export function useCollectionProgress(initial: CollectionProgress): ProgressFeed {
  const [feed, setFeed] = useState<ProgressFeed>({ progress: initial, connected: true });
  useEffect(() => {
    const source = new EventSource(PROGRESS_URL);
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const parsed = CollectionProgress.safeParse(JSON.parse(data));
      if (parsed.success) setFeed({ progress: parsed.data, connected: true });
    });
    source.addEventListener("error", () => setFeed((before) => ({ ...before, connected: false })));
    source.addEventListener("open", () => setFeed((before) => ({ ...before, connected: true })));
    return () => source.close();
  }, []);
  return feed;
}
