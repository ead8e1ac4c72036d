import "server-only";
import { readFileSync } from "node:fs";
import { withSecretFiles } from "./env-files";
import { type Env, parseEnv } from "./env-variables";

let cached: Env | undefined;

/** The settings of this process, read once. Throws a SettingsError that names every problem and the way out of it. */
export function env(): Env {
  cached ??= parseEnv(withSecretFiles(process.env, (path) => readFileSync(path, "utf8")));
  return cached;
}
