import "server-only";
import { sql } from "drizzle-orm";
import type { WriteSession } from "@/lib/core/write-session";
import type { RunId } from "@/lib/runs/run-id";
import { database } from "../database/database";
import { runs } from "../schema";

/** Keeps what a session is called beside the run whose requests are sent with it, each once. Rejects as queries do. */
export async function keepSession(runId: RunId, session: WriteSession): Promise<void> {
  const added = sql`${JSON.stringify([session])}::jsonb`;
  const kept = sql`coalesce(${runs.sessions}, '[]'::jsonb)`;
  await database()
    .update(runs)
    .set({ sessions: sql`${kept} || ${added}` })
    .where(sql`${runs.id} = ${runId} and not ${kept} @> ${added}`);
}
