import "server-only";
import { createHash } from "node:crypto";
import { databaseId, knownDatabaseId } from "@/lib/store/database/database-identity";
import { currentViewerKey, isViewerUnheardOf, knownViewerKey } from "./viewer";

/**
 * Where what a browser is shown comes from: this database, seen by this caller. A browser that holds something of
 * another origin has another organization's tree, or another caller's view of it, and throws it away. Undefined until
 * the caller is known. Rejects where the database does not answer.
 */
export async function dataOrigin(): Promise<string | undefined> {
  const viewerKey = await currentViewerKey();
  if (isViewerUnheardOf(viewerKey)) return undefined;
  return originOf(await databaseId(), viewerKey);
}

/** The origin as far as this process knows it without asking the database. */
export function rememberedOrigin(): string | undefined {
  const [id, viewerKey] = [knownDatabaseId(), knownViewerKey()];
  return id === undefined || viewerKey === undefined ? undefined : originOf(id, viewerKey);
}

function originOf(id: string, viewerKey: string): string {
  return createHash("sha256").update(`${id} ${viewerKey}`).digest("base64url").slice(0, 22);
}
