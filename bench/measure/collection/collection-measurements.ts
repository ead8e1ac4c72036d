import type { Measurement } from "../../verdict";
import type { CollectionResult } from "./collection";
import type { RestartResult } from "../restart";

/** The first collection against what the published rates allow, and the start after it. */
export function collectionMeasurements(collection: CollectionResult, restart: RestartResult): Measurement[] {
  const { tookMs, bound, calls, snapshotBytes, flatRowsBytes } = collection;
  const counts = Object.values(calls);
  const total = (of: "calls" | "throttled") => counts.reduce((sum, count) => sum + count[of], 0);
  return [
    {
      name: "first collection",
      unit: "s",
      ours: tookMs / 1000,
      floor: bound.ms / 1000,
      target: { maxRatio: 1.05 },
    },
    { name: "AWS calls", unit: "calls", ours: total("calls") },
    { name: "of these throttled", unit: "calls", ours: total("throttled"), target: { max: 0 } },
    // Compared with flat JSON rows of the same fields, packed by Brotli.
    {
      name: "snapshot on the wire, against flat rows",
      unit: "KB",
      ours: snapshotBytes.served / 1024,
      floor: flatRowsBytes / 1024,
      target: { maxRatio: 0.75 },
    },
    { name: "  its columns in br", unit: "KB", ours: snapshotBytes.br / 1024 },
    { name: "  its columns in gzip", unit: "KB", ours: snapshotBytes.gzip / 1024 },
    { name: "  its columns unpacked", unit: "KB", ours: snapshotBytes.identity / 1024 },
    { name: "restart: Canopy answers", unit: "ms", ours: restart.readyMs },
    { name: "  first visit of a cold server: rows painted", unit: "ms", ours: restart.firstVisitMs },
    {
      name: `restart: tree on screen, ${restart.age ?? "without its age"}`,
      unit: "ms",
      ours: restart.treeMs,
      target: { max: 1_500 },
    },
  ];
}
