import "server-only";
import { createHash } from "node:crypto";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { DeployedPack, packTarget, TemplateHash } from "@/lib/aws-config/packs/change/pack-change";
import { firstKey } from "@/lib/runs/object-change";
import { database } from "./database/database";
import { runSteps, packTemplates } from "./schema";

/** Keeps a template, once, and answers the hash that names it. Rejects as every query does. */
export async function keepTemplate(body: string): Promise<TemplateHash> {
  const sha256 = TemplateHash.parse(createHash("sha256").update(body, "utf8").digest("hex"));
  await database().insert(packTemplates).values({ sha256, body }).onConflictDoNothing();
  return sha256;
}

/** The template with a hash; undefined where none was kept. Rejects as every query does. */
export async function readTemplate(sha256: TemplateHash): Promise<string | undefined> {
  const [row] = await database()
    .select({ body: packTemplates.body })
    .from(packTemplates)
    .where(eq(packTemplates.sha256, sha256));
  return row?.body;
}

/**
 * What AWS had of a pack after the last deployment that a run made of it, with its template; undefined where Canopy has never
 * deployed it, or deleted it last.
 */
export async function lastDeployed(callerKey: string, name: string): Promise<DeployedPack | undefined> {
  const [step] = await database()
    .select({ became: runSteps.became })
    .from(runSteps)
    .where(
      and(
        eq(runSteps.callerKey, callerKey),
        // A run that changes the tags after the pack has the pack itself under the other key.
        inArray(runSteps.targetId, [packTarget(name), firstKey(packTarget(name))]),
        eq(runSteps.kind, "pack"),
        eq(runSteps.state, "accepted"),
      ),
    )
    .orderBy(desc(runSteps.settledAt))
    .limit(1);
  return DeployedPack.safeParse(step?.became).data;
}

/** A change of a pack that AWS has taken, and when, in epoch milliseconds. */
export interface Deployment {
  readonly name: string;
  readonly at: number;
}

/** The packs that runs of a caller have changed within the last milliseconds, each with its last change. */
export async function recentDeployments(callerKey: string, withinMs: number): Promise<readonly Deployment[]> {
  const rows = await database()
    .select({ name: runSteps.targetName, at: sql<string>`max(${runSteps.settledAt})` })
    .from(runSteps)
    .where(
      and(
        eq(runSteps.callerKey, callerKey),
        eq(runSteps.kind, "pack"),
        eq(runSteps.state, "accepted"),
        sql`${runSteps.settledAt} > now() - make_interval(secs => ${withinMs / 1_000})`,
      ),
    )
    .groupBy(runSteps.targetName);
  return rows.map(({ name, at }) => ({ name, at: Date.parse(at) }));
}
