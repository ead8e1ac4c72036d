import "server-only";
import { sql } from "drizzle-orm";
import { escapeIdentifier, type Client } from "pg";
import { z } from "zod";
import { log } from "@/lib/server/log";
import { database } from "./database";

const Role = z.object({ role: z.string(), isSuperuser: z.boolean() });

/** The role Canopy works as, as the database knows it. Rejects as every query does. */
export async function applicationRole(): Promise<z.infer<typeof Role>> {
  const { rows } = await database().execute(
    sql`select rolname as role, rolsuper as "isSuperuser" from pg_roles where rolname = current_user`,
  );
  return Role.parse(rows[0]);
}

/**
 * Lets the role of DATABASE_URL read and write rows of the tables that `owner` has made, and of the record read and add
 * rows only. A role that owns the tables itself gives up changing the record; a superuser cannot, which is logged.
 */
export async function grantToApplication(owner: Client): Promise<void> {
  const { role: name, isSuperuser } = await applicationRole();
  const role = escapeIdentifier(name);
  const { rows } = await owner.query<{ schema: string; owner: string }>(
    "SELECT current_schema() AS schema, current_user AS owner",
  );
  const [{ schema: schemaName, owner: ownerName } = { schema: "public", owner: name }] = rows;
  const schema = escapeIdentifier(schemaName);
  if (ownerName !== name) {
    await owner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
    await owner.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
    await owner.query(`REVOKE INSERT, UPDATE, DELETE ON database_identity, audit_changes FROM ${role}`);
  }
  await owner.query(`REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_entries FROM ${role}`);
  if (isSuperuser)
    log().warn(
      { role: name },
      "Canopy's database role is a superuser: it could change the record and run programs on the database's machine. Set DATABASE_URL to a role that is none.",
    );
  else if (ownerName === name)
    log().info(
      { role: name },
      "Canopy's database role owns the tables. With CANOPY_MIGRATION_DATABASE_URL set to an owner of its own, the record is protected from Canopy itself.",
    );
}
