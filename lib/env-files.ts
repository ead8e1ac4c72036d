import { SettingsError } from "./env-variables";

/** Secrets that may stand in a file, as container engines mount them, by the name of their variable. */
const secretVariables = [
  "DATABASE_URL",
  "CANOPY_MIGRATION_DATABASE_URL",
  "CANOPY_OIDC_CLIENT_SECRET",
  "CANOPY_NOTIFICATION_KEY",
  "CANOPY_METRICS_TOKEN",
  // Databases have passwords.
  "CANOPY_CONNECTIONS",
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables with the secrets that stand in files: `CANOPY_METRICS_TOKEN_FILE` names the file that holds
 * `CANOPY_METRICS_TOKEN`, without the line's end. Throws one sentence that names the variable where a file can't be read or
 * both are set.
 */
export function withSecretFiles(variables: Variables, readFile: (path: string) => string): Variables {
  const read: Record<string, string> = {};
  for (const name of secretVariables) {
    const file = variables[`${name}_FILE`] ?? "";
    if (file === "") continue;
    if ((variables[name] ?? "") !== "")
      throw new SettingsError(
        `Canopy can't start: ${name} and ${name}_FILE are both set. Leave one of them out.`,
      );
    try {
      read[name] = readFile(file).trim();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "no reason given";
      throw new SettingsError(
        `Canopy can't start: ${name}_FILE can't be read (${code}). Set it to the path of a file that Canopy may read.`,
      );
    }
  }
  return { ...variables, ...read };
}
