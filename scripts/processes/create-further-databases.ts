import { Client } from "pg";
import { parseEnv } from "@/lib/env-variables";
import type { DatabaseProcess } from "./start-database-process";

/**
 * Makes the databases of the connections that CANOPY_CONNECTIONS lists and that name none of their own, in the PostgreSQL
 * that the command brings along. Harmless where they exist.
 */
export async function createFurtherDatabases(
  { settings, administrationUrl }: Pick<DatabaseProcess, "settings" | "administrationUrl">,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [first, ...further] = parseEnv({ ...environment, ...settings }).connections;
  const { host } = new URL(first.databaseUrl);
  const names = further
    .map(({ databaseUrl }) => new URL(databaseUrl))
    .filter((url) => url.host === host)
    .map(({ pathname }) => decodeURIComponent(pathname.slice(1)));
  if (names.length === 0) return;
  const client = new Client({ connectionString: administrationUrl });
  await client.connect();
  try {
    const owner = client.escapeIdentifier(new URL(settings.CANOPY_MIGRATION_DATABASE_URL).username);
    for (const name of names) {
      const known = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
      if (known.rowCount === 0)
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${owner}`);
    }
  } finally {
    await client.end();
  }
}
