import "server-only";
import { type MemberNews, newsTo } from "@/lib/aws-config/packs/table/with-member-statuses";
import { log } from "@/lib/server/log";
import { recordOnNewest } from "./record-on-newest";
import { currentPacks, packMemory } from "../serve/current-packs";
import { packKind } from "../serve/kinds/pack-kind";

/**
 * Keeps what AWS just said of a pack's accounts, for everyone who reads the snapshot. What the snapshot says already is
 * not stored again. Never rejects: the answer is there, whether or not it is kept.
 */
export async function recordMembers(news: MemberNews): Promise<void> {
  try {
    const snapshot = await currentPacks();
    if (snapshot === undefined) return;
    const { packName, rows, cleared } = newsTo(snapshot, news);
    if (rows.length + cleared.length === 0) return;
    const updates = [
      ...rows.map((row) => ({ kind: "pack-member", packName, accountId: row.accountId, row }) as const),
      ...cleared.map((accountId) => ({ kind: "pack-member", packName, accountId, row: null }) as const),
    ];
    await recordOnNewest({ kind: packKind, memory: packMemory() }, updates);
  } catch (error) {
    log().warn({ err: error }, "What AWS answered about a conformance pack could not be kept");
  }
}
