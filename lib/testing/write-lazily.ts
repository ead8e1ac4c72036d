import { Client } from "pg";

/**
 * Has a PostgreSQL whose data is gone with the run of the tests wait for no disk. The address is its administrator's; rejects
 * where that can't be reached.
 */
export async function writeLazily(administrationUrl: string): Promise<void> {
  const client = new Client({ connectionString: administrationUrl });
  await client.connect();
  try {
    for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    await client.query("SELECT pg_reload_conf()");
  } finally {
    await client.end();
  }
}
