import "server-only";
import { type Database, database } from "./database";
import { databaseIdentity } from "./schema";

declare global {
  // It was made with the database and never changes.
  var canopyDatabaseId: { readonly of: Database; readonly id: string } | undefined;
}

/** The name of the database, which no other has. Rejects where it does not answer. */
export async function databaseId(): Promise<string> {
  const asked = database();
  const known = globalThis.canopyDatabaseId;
  if (known?.of === asked) return known.id;
  const [row] = await asked.select({ id: databaseIdentity.id }).from(databaseIdentity).limit(1);
  if (row === undefined) throw new Error("The database has lost the name it was made with.");
  globalThis.canopyDatabaseId = { of: asked, id: row.id };
  return row.id;
}
