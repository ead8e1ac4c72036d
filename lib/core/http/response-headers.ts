/**
 * The Content-Security-Policy of one response. Only scripts that carry this response's nonce run, and what they load.
 *
 * `style-src-attr 'unsafe-inline'` is the one concession: server-rendered widths and row positions are style attributes,
 * which a nonce cannot cover. An attribute styles its own element and can neither select others nor load anything,
 * since images and fonts come from here only. Style *elements* need the nonce like scripts do.
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
  ].join("; ");
}

/** What every response says, whatever it holds. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  // Addresses here name accounts and OUs, which no other site should see. Our own requests keep their Origin.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  [
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), display-capture=(), clipboard-write=(self)",
  ],
];
