import "server-only";
import { createHash } from "node:crypto";
import { databaseId, knownDatabaseId } from "@/lib/store/database/database-identity";
import { currentCallerKey, isCallerUnknown, knownCallerKey } from "./caller";

/**
 * Where what a browser is shown comes from: this database, seen by this caller. A browser that holds something of
 * another origin has another organization's tree, or another caller's view of it, and throws it away. Undefined until
 * the caller is known. Rejects where the database does not answer.
 */
export async function dataOrigin(): Promise<string | undefined> {
  const callerKey = await currentCallerKey();
  if (isCallerUnknown(callerKey)) return undefined;
  return originOf(await databaseId(), callerKey);
}

/** The origin as far as this process knows it without asking the database. */
export function rememberedOrigin(): string | undefined {
  const [id, callerKey] = [knownDatabaseId(), knownCallerKey()];
  return id === undefined || callerKey === undefined ? undefined : originOf(id, callerKey);
}

function originOf(id: string, callerKey: string): string {
  return createHash("sha256").update(`${id} ${callerKey}`).digest("base64url").slice(0, 22);
}
