import { useNews } from "@/components/inventory/news/use-news";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";

export interface ProgressFeed {
  readonly progress: CollectionProgress;
  /** False while the stream to Canopy's own server is down; the browser keeps trying by itself. */
  readonly connected: boolean;
}

/** How far the collection is, with the newest version of the snapshot; until news of it come, what the server rendered. */
export function useCollectionProgress(
  rendered: CollectionProgress,
  dataset: Dataset = "organization",
): ProgressFeed {
  const { news, connected } = useNews();
  return { progress: news[dataset] ?? rendered, connected };
}
