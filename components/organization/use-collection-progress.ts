import { useEffect, useState } from "react";
import { CollectionProgress } from "@/lib/inventory/progress";
import type { Subject } from "@/lib/inventory/subject";

/** Where each collection tells how far it is. */
const progressUrls: Readonly<Record<Subject, string>> = {
  organization: "/api/inventory/progress",
  "conformance-packs": "/api/packs/progress",
};

export interface ProgressFeed {
  readonly progress: CollectionProgress;
  /** False while the stream to Canopy's own server is down; the browser keeps trying by itself. */
  readonly connected: boolean;
}

/** How far the collection is, as the server tells it while it happens, with the newest version of the snapshot. */
export function useCollectionProgress(
  initial: CollectionProgress,
  subject: Subject = "organization",
): ProgressFeed {
  const [feed, setFeed] = useState<ProgressFeed>({ progress: initial, connected: true });
  useEffect(() => {
    const source = new EventSource(progressUrls[subject]);
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const parsed = CollectionProgress.safeParse(JSON.parse(data));
      if (parsed.success) setFeed({ progress: parsed.data, connected: true });
    });
    source.addEventListener("error", () => setFeed((before) => ({ ...before, connected: false })));
    source.addEventListener("open", () => setFeed((before) => ({ ...before, connected: true })));
    return () => source.close();
  }, [subject]);
  return feed;
}
