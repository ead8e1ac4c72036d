/** What any program may need of the machine it runs on. No secret goes by one of these names. */
const names = new Set([
  ...["PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH"],
  ...["SystemRoot", "windir", "ComSpec", "PATHEXT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"],
]);

/** The variables of this process's environment that a program needs of its machine: no credentials, no settings. */
export function systemVariables(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return picked(environment, (name) => names.has(name));
}

/** What the project's own tools understand besides: how Node, npm, the test runners and Canopy's commands are set. */
const toolNames = new Set(["CI", "DEBUG", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "CHROMIUM_PATH"]);
const toolPrefixes = /^(?:NODE_(?!AUTH)|VITEST|PLAYWRIGHT_|PW|CANOPY_|XDG_|LC_|npm_lifecycle_)/;

/** The variables for the project's own tools. Credentials, a database's URL and other programs' settings stay outside. */
export function toolVariables(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const isOfTools = (name: string) => names.has(name) || toolNames.has(name) || toolPrefixes.test(name);
  return picked(environment, (name) => isOfTools(name) && name !== "CANOPY_MIGRATION_DATABASE_URL");
}

function picked(environment: NodeJS.ProcessEnv, isWanted: (name: string) => boolean): NodeJS.ProcessEnv {
  const entries = Object.entries(environment).filter(([name]) => isWanted(name));
  // Next's types demand the member; where it is not set it stays unset.
  return { ...Object.fromEntries(entries), NODE_ENV: environment.NODE_ENV };
}
