import "server-only";
import { createHash } from "node:crypto";
import { listedAggregators } from "./read-list";
import { readingsInShort } from "./source-readings";

/** Names what this process knows of the aggregators and of the complete readings of their sources, without asking AWS. */
export function aggregatorsVersion(): string {
  const known = JSON.stringify([listedAggregators(), readingsInShort()]);
  return createHash("sha256").update(known).digest("base64url").slice(0, 22);
}
