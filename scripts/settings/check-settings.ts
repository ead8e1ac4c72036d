import { parseEnv } from "@/lib/env-variables";

/** Stands for the database that the command brings along. */
const embeddedDatabase = "postgres://127.0.0.1/canopy";

/**
 * Throws an error that names every setting that is missing or wrong, before anything is built or started for it. A
 * DATABASE_URL may be missing: then the command brings a database.
 */
export function checkSettings(environment: Readonly<Record<string, string | undefined>>): void {
  const isGiven = environment["DATABASE_URL"] !== undefined && environment["DATABASE_URL"] !== "";
  parseEnv(isGiven ? environment : { ...environment, DATABASE_URL: embeddedDatabase });
}
