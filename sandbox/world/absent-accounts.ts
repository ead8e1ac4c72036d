import { stableHash } from "../config/stable-hash";
import type { Random } from "./random";
import type { World } from "./world";

/** What the parts of a seeded Config are made from. */
export interface ConfigSeeds {
  /** Where packs and aggregators are besides the home Region. */
  readonly secondRegion: string;
  readonly random: Random;
  readonly now: number;
}

/** Ids of accounts that have left the organization; the same for the same text. */
export function absentAccounts({ accounts }: World, text: string, count: number): string[] {
  const ids: string[] = [];
  for (let attempt = 0; ids.length < count; attempt += 1) {
    const id = String(100_000_000_000 + Math.floor(stableHash(`${text} ${attempt}`) * 900_000_000_000));
    if (!accounts.has(id)) ids.push(id);
  }
  return ids;
}
