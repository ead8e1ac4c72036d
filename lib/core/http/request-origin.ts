/** Why a request is turned away before anything reads it. `message` is plain text for its sender. */
export interface Refusal {
  readonly status: 403 | 421;
  readonly message: string;
}

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Refuses a request for a name that is not ours, with 421 (RFC 9110 §15.5.20). A page on the internet can point its
 * own name at 127.0.0.1 (DNS rebinding); the Host header distinguishes its requests from ours.
 * @param publicUrl where browsers find Canopy besides this machine; without one no other name is answered, and a tunnel to
 *   this machine keeps the name
 */
export function checkHost(host: string | null, publicUrl?: string): Refusal | undefined {
  const asked = host?.toLowerCase() ?? "";
  const name = asked.replace(/:\d*$/, "");
  if (loopbackNames.has(name)) return undefined;
  if (publicUrl !== undefined && asked === new URL(publicUrl).host) return undefined;
  return {
    status: 421,
    message:
      publicUrl === undefined
        ? `Canopy does not answer for the host ${JSON.stringify(asked)}. Without CANOPY_URL it answers on this machine only: ` +
          "open it as http://localhost with its port, from another machine through an SSH tunnel to it."
        : `Canopy does not answer for the host ${JSON.stringify(asked)}. Open it as ${publicUrl}.`,
  };
}

/**
 * Refuses a change that another site's page sends through this browser. Browsers put `Origin` on everything but GET
 * and HEAD, and no page can forge it; what has none is not a browser's page and has no business here either.
 */
export function checkOrigin(request: {
  readonly method: string;
  readonly host: string | null;
  readonly origin: string | null;
}): Refusal | undefined {
  if (safeMethods.has(request.method)) return undefined;
  const sender = hostOf(request.origin);
  if (sender !== undefined && sender === request.host?.toLowerCase()) return undefined;
  return {
    status: 403,
    message:
      request.origin === null
        ? "Canopy accepts changes from its own pages only, and this request does not say where it comes from (no Origin header)."
        : `Canopy accepts changes from its own pages only, and this request comes from ${JSON.stringify(request.origin)}.`,
  };
}

/** What a browser says of a request by itself: https://www.w3.org/TR/fetch-metadata/. No page can forge it. */
interface FetchMetadata {
  readonly method: string;
  /** From the root, without the query. */
  readonly path: string;
  readonly headers: Pick<Headers, "get">;
}

/**
 * Refuses whatever a page of another site makes this browser ask for, because each answer costs calls to AWS or a
 * rendering: everything but following a link to a page of Canopy. What sends none of these headers is no browser's page
 * and may ask on this machine.
 */
export function checkSite({ method, path, headers }: FetchMetadata): Refusal | undefined {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isForeign =
    site === null
      ? origin !== null && hostOf(origin) !== headers.get("host")?.toLowerCase()
      : site !== "same-origin" && site !== "none";
  if (!isForeign) return undefined;
  const isLink =
    safeMethods.has(method) &&
    headers.get("sec-fetch-mode") === "navigate" &&
    headers.get("sec-fetch-dest") === "document" &&
    // A page may have the browser fetch links ahead of anyone following them.
    headers.get("sec-purpose") === null;
  if (isLink && path !== "/api" && !path.startsWith("/api/")) return undefined;
  return {
    status: 403,
    message: "Canopy answers its own pages only, and this request was made by a page of another site.",
  };
}

/** The scheme is left out: behind a proxy that ends TLS the server itself cannot know it. */
function hostOf(origin: string | null): string | undefined {
  if (origin === null || !URL.canParse(origin)) return undefined;
  const { host, protocol } = new URL(origin);
  return protocol === "http:" || protocol === "https:" ? host : undefined;
}
