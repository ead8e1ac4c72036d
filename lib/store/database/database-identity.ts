import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import { type Database, database } from "./database";
import { databaseIdentity } from "../schema";

declare global {
  // It was made with the database and never changes.
  var canopyDatabaseId: OfConnections<{ readonly of: Database; readonly id: string }> | undefined;
}

/** The name of the database, which no other has. Rejects where it does not answer. */
export async function databaseId(): Promise<string> {
  const known = knownDatabaseId();
  if (known !== undefined) return known;
  const asked = database();
  const [row] = await asked.select({ id: databaseIdentity.id }).from(databaseIdentity).limit(1);
  if (row === undefined) throw new Error("The database has lost the name it was made with.");
  (globalThis.canopyDatabaseId ??= new OfConnections()).value = { of: asked, id: row.id };
  return row.id;
}

/** The name as this process has read it; undefined where it has not yet. */
export function knownDatabaseId(): string | undefined {
  const known = globalThis.canopyDatabaseId?.value;
  return known?.of === database() ? known.id : undefined;
}
