import { readFileSync } from "node:fs";
import { withSecretFiles } from "@/lib/env-files";
import { parseEnv } from "@/lib/env-variables";

/** Stands for the database that the command brings along. */
const embeddedDatabase = "postgres://127.0.0.1/canopy";

/**
 * Throws an error that names every setting that is missing or wrong, before anything is built or started for it. A
 * DATABASE_URL may be missing: then the command brings a database.
 */
export function checkSettings(environment: Readonly<Record<string, string | undefined>>): void {
  const given = withSecretFiles(environment, (path) => readFileSync(path, "utf8"));
  const isGiven = given["DATABASE_URL"] !== undefined && given["DATABASE_URL"] !== "";
  parseEnv(isGiven ? given : { ...given, DATABASE_URL: embeddedDatabase });
}
