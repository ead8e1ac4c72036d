import { createHmac } from "node:crypto";
import { Client } from "pg";
import { type Cluster, superuser } from "./cluster";
import type { RunningServer } from "./server";

const databaseName = "canopy";

/** Makes the tables and changes them, and may do nothing outside of Canopy's database. */
const ownerRole = "canopy_owner";
/** What Canopy works as: it reads and writes rows, and can neither change the record nor run programs. */
const applicationRole = "canopy_app";

/** One database for each role that uses it, with everything a client needs to be let in. */
export interface DatabaseUrls {
  /** For Canopy. */
  readonly url: string;
  /** For its migrations. */
  readonly migrationUrl: string;
  /** For tests, which make databases of their own. */
  readonly administrationUrl: string;
}

export function databaseUrls(cluster: Cluster, server: RunningServer): DatabaseUrls {
  const url = (role: string, password: string) =>
    serverUrl(server, { role, password, database: databaseName });
  return {
    url: url(applicationRole, passwordOf(cluster, applicationRole)),
    migrationUrl: url(ownerRole, passwordOf(cluster, ownerRole)),
    administrationUrl: superuserUrl(cluster, server, databaseName),
  };
}

export function superuserUrl({ password }: Cluster, server: RunningServer, database: string): string {
  return serverUrl(server, { role: superuser, password, database });
}

/**
 * Makes the database and its two roles, or brings those of an older Canopy up to date, in which the superuser owned the
 * tables. `client` is the superuser's, on the database `postgres`. Harmless when all is as it should be.
 */
export async function prepareDatabase(
  client: Client,
  cluster: Cluster,
  server: RunningServer,
): Promise<void> {
  for (const role of [ownerRole, applicationRole]) {
    const known = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    if (known.rowCount === 0) await client.query(`CREATE ROLE ${role}`);
    const may = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    await client.query(`ALTER ROLE ${role} ${may} PASSWORD '${passwordOf(cluster, role)}'`);
  }
  const existing = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
  if (existing.rowCount === 0) {
    await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`);
    return;
  }
  await client.query(`ALTER DATABASE ${databaseName} OWNER TO ${ownerRole}`);
  const inside = new Client({
    connectionString: superuserUrl(cluster, server, databaseName),
    connectionTimeoutMillis: 30_000,
    query_timeout: 60_000,
  });
  inside.on("error", () => undefined);
  await inside.connect();
  try {
    await inside.query(handOver);
  } finally {
    await inside.end();
  }
}

/** REASSIGN OWNED refuses the superuser a cluster was made with, because that role also owns PostgreSQL's own objects. */
const handOver = `
  DO $$
  DECLARE
    statement text;
  BEGIN
    FOR statement IN
      SELECT format('ALTER SCHEMA %I OWNER TO ${ownerRole}', nspname)
      FROM pg_namespace
      WHERE nspowner = '${superuser}'::regrole AND nspname !~ '^pg_' AND nspname <> 'information_schema'
      UNION ALL
      SELECT format('ALTER TABLE %s OWNER TO ${ownerRole}', class.oid::regclass)
      FROM pg_class class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE relowner = '${superuser}'::regrole AND nspname !~ '^pg_' AND nspname <> 'information_schema'
        AND (relkind IN ('r', 'p', 'v', 'm') OR relkind = 'S' AND NOT EXISTS (
          SELECT FROM pg_depend WHERE objid = class.oid AND deptype IN ('a', 'i')
        ))
      UNION ALL
      SELECT format('ALTER ROUTINE %s OWNER TO ${ownerRole}', routine.oid::regprocedure)
      FROM pg_proc routine JOIN pg_namespace ON pg_namespace.oid = pronamespace
      WHERE proowner = '${superuser}'::regrole AND nspname !~ '^pg_' AND nspname <> 'information_schema'
    LOOP
      EXECUTE statement;
    END LOOP;
  END
  $$`;

/** From the superuser's password, so that one file is enough; it cannot be found out from the password of a role. */
function passwordOf({ password }: Cluster, role: string): string {
  return createHmac("sha256", password).update(role).digest("hex");
}

function serverUrl(
  { port }: RunningServer,
  { role, password, database }: { role: string; password: string; database: string },
): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
