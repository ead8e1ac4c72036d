/**
 * The Content-Security-Policy of one response. Only scripts that carry this response's nonce run, and what they load.
 *
 * `style-src-attr 'unsafe-inline'` is the one concession: server-rendered widths and row positions are style attributes,
 * which a nonce cannot cover. An attribute styles its own element and can neither select others nor load anything,
 * since images and fonts come from here only. Style *elements* need the nonce like scripts do.
 *
 * Trusted Types keep scripts and HTML that are plain text from being run, where the browser knows them.
 *
 * In development React evaluates strings to rebuild server stacks, and the overlay brings style elements of its own.
 */
export function contentSecurityPolicy({
  nonce,
  isDevelopment,
}: {
  nonce: string;
  isDevelopment: boolean;
}): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    // The default policy of a page admits the build's chunks alone: components/frame/trusted-types.ts.
    ...(isDevelopment ? [] : ["require-trusted-types-for 'script'", "trusted-types default"]),
    `report-uri ${cspReportPath}`,
  ].join("; ");
}

/** Where browsers report what the policy blocked: a route of ours. */
const cspReportPath = "/csp-report";

/** The policy of what is no page: it loads nothing, and stands in no frame. */
const emptyPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A year, for names below Canopy's own as well. Browsers heed it over TLS alone (RFC 6797 §8.1). */
const strictTransport = "max-age=31536000; includeSubDomains";

/**
 * What every response says, whatever it holds; pages have a policy of their own besides.
 * @param isOverTls whether browsers find Canopy at an https address: from then on they come no other way
 */
export function responseHeaders({
  isOverTls,
}: {
  readonly isOverTls: boolean;
}): readonly (readonly [name: string, value: string])[] {
  return isOverTls ? [...always, ["Strict-Transport-Security", strictTransport]] : always;
}

const always: readonly (readonly [name: string, value: string])[] = [
  ["Content-Security-Policy", emptyPolicy],
  // For browsers that do not know frame-ancestors.
  ["X-Frame-Options", "DENY"],
  ["X-Content-Type-Options", "nosniff"],
  // Addresses here name accounts and OUs, which no other site should see. Our own requests keep their Origin.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Embedder-Policy", "require-corp"],
  ["Origin-Agent-Cluster", "?1"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  [
    "Permissions-Policy",
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(self)",
  ],
];
