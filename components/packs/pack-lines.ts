import { packSummaries } from "@/lib/aws-config/packs/pack-summaries";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { PackSource } from "./columns/pack-column";
import { exportedPackFields } from "./columns/pack-columns";

/** The packs in the order in which they are shown, as rows of a file: what each column of their list has to say of them. */
export function* packLines(
  snapshot: PackSnapshot,
  shown: readonly PackSource[],
): Generator<Record<string, string | number>, void, undefined> {
  const sources = new Map<string, PackSource>(shown.map((source) => [source.name, source]));
  for (const summary of packSummaries(snapshot, shown)) {
    const source = sources.get(summary.pack);
    if (source === undefined) continue;
    yield Object.fromEntries(exportedPackFields.map(({ key, value }) => [key, value(summary, source)]));
  }
}
