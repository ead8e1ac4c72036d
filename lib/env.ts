import "server-only";
import { type Env, parseEnv } from "./env-variables";

let cached: Env | undefined;

/** The settings of this process, read once. Throws a SettingsError that names every problem and the way out of it. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
