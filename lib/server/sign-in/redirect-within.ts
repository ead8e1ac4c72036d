import "server-only";

/**
 * Leads a browser to another page of Canopy. The address is relative, because a proxy in front may have another name for this
 * host. No other page learns the address that was left, which may hold a secret.
 * @param to from the root, such as `/organization?q=a`
 */
export function redirectWithin(to: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: to,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      ...headers,
    },
  });
}

/**
 * An address that leads to a page of Canopy, or the start page where what was asked for leads anywhere else.
 * @param besides pages on the way in that may be asked for too
 */
export function safeReturn(asked: string | null | undefined, besides: readonly string[] = []): string {
  const start = "/";
  if (asked === null || asked === undefined || !asked.startsWith("/") || asked.length > 4_000) return start;
  // Browsers take a backslash for a slash, and leave out tabs and line breaks.
  const base = "http://canopy.invalid";
  if (!URL.canParse(asked, base)) return start;
  const { origin, pathname, search, hash } = new URL(asked, base);
  if (origin !== base || pathname.startsWith("//")) return start;
  const isOnTheWayIn = pathname.startsWith("/sign-in") || pathname === "/enter";
  return isOnTheWayIn && !besides.includes(pathname) ? start : pathname + search + hash;
}
