import "server-only";
import { env } from "@/lib/env";
import { localPerson } from "@/lib/server/session";
import { addSession } from "@/lib/store/identity/sessions";
import { keepPerson } from "@/lib/store/identity/people";
import { offerOnce, takeOnce } from "@/lib/store/identity/single-uses";
import { providerName } from "./grants-of-person";
import { hashOf, newToken } from "./session-cookie";

/** The user of the machine is its administrator. */
export const localGroups: readonly string[] = ["administrator"];

/** How long a link opens Canopy after the start. */
const linkHoldsMs = 60 * 60_000;

/**
 * Makes the one-time link of this start usable, where Canopy has no identity provider. The command that started it has printed
 * it; without such a command the link is printed here. Rejects as queries do.
 */
export async function offerEntryLink(): Promise<void> {
  const { provider, entryLinkHash, publicUrl } = env().identity;
  if (provider.kind !== "local") return;
  const token = entryLinkHash === undefined ? newToken() : undefined;
  const key = entryLinkHash ?? hashOf(token ?? "");
  const isNew = await offerOnce("link", key, { holdsMs: linkHoldsMs });
  if (token === undefined || !isNew) return;
  // Not through the log, which others may read: the person who started Canopy sees its output.
  process.stdout.write(
    `Enter Canopy within an hour, once, at ${publicUrl ?? "its port"}/enter?token=${token}\n`,
  );
}

/**
 * Begins a session of the machine's user for the holder of the link, and returns it; undefined where
 * the link was used before, is too old or is none of ours. Rejects as queries do.
 */
export async function enterByLink(
  token: string,
  browser: string | undefined,
): Promise<
  { readonly cookie: string; readonly person: { readonly id: string; readonly name: string } } | undefined
> {
  const { provider, lifetimeMs } = env().identity;
  if (provider.kind !== "local") return undefined;
  if ((await takeOnce("link", hashOf(token))) === undefined) return undefined;
  const { id, name } = localPerson();
  const personId = await keepPerson({
    id,
    provider: providerName(),
    subject: id,
    name,
    groups: localGroups,
  });
  const value = newToken();
  await addSession({
    personId,
    tokenHash: hashOf(value),
    lifetimeMs,
    ...(browser !== undefined && { browser }),
  });
  return { cookie: value, person: { id: personId, name } };
}
