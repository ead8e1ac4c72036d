/** The cookie of the session that this program has, by the name and value that Canopy gave it. */
let entered: { readonly name: string; readonly value: string } | undefined;

/** Enters Canopy by its one-time link; what this program asks afterwards, it asks as the machine's user. */
export async function enter(entryUrl: string): Promise<void> {
  const response = await fetch(entryUrl, { redirect: "manual" });
  await response.body?.cancel();
  const [cookie = ""] = response.headers.getSetCookie();
  const [name = "", value] = (cookie.split(";")[0] ?? "").split("=");
  if (value === undefined)
    throw new Error(`The link ${new URL(entryUrl).origin}/enter does not open Canopy anymore.`);
  entered = { name, value };
}

/** Headers for `fetch` and the like, with the session. */
export function sessionHeaders(): Record<string, string> {
  return entered === undefined ? {} : { cookie: `${entered.name}=${entered.value}` };
}

/** What a browser holds that has the session, as Playwright takes it for a new context. */
export function sessionState() {
  const cookies =
    entered === undefined
      ? []
      : [
          {
            ...entered,
            domain: "localhost",
            path: "/",
            expires: -1,
            httpOnly: true,
            secure: false,
            sameSite: "Lax" as const,
          },
        ];
  return { cookies, origins: [] };
}
