import { setting } from "./command-options";
import type { CanopyProcess } from "./start-canopy";

/** Where Canopy is, for the person who started it; without an identity provider, the link that lets their browser in. */
export function wayIn({ url, entryUrl }: CanopyProcess): string {
  if (setting("CANOPY_OIDC_ISSUER") !== undefined) return `Canopy is at ${setting("CANOPY_URL") ?? url}`;
  return (
    `Canopy is at ${url}\n` +
    `Enter it by this link, within an hour and once; start again for another:\n${entryUrl}`
  );
}
