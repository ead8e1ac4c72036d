interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: {
      readonly createScriptURL?: (url: string) => string | null;
      readonly createHTML?: (html: string) => string | null;
      readonly createScript?: () => null;
    },
  ): unknown;
  readonly defaultPolicy: { readonly name: string } | null;
}

declare global {
  var trustedTypes: TrustedTypePolicies | undefined;
}

/** React makes script elements of this text. It holds nothing of what a page shows. */
const emptyScript = "<script></script>";

/**
 * Has the browser ask here before a page runs or parses a plain text, where it knows Trusted Types
 * (https://w3c.github.io/trusted-types/dist/spec/#default-policy-hdr). Next assigns addresses of chunks as text: those of the
 * build pass. Where a page failed before it was alive, React draws all of the document anew: the texts of the scripts that the
 * layout itself began with pass, and run no second time. Null refuses, with a TypeError and a report.
 */
export function installDefaultPolicy(): void {
  const early = [...document.querySelectorAll("script[data-early]")].map(({ textContent }) => textContent);
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (isOfBuild(url, location.origin) ? url : null),
    createHTML: (html) => (html === emptyScript || early.includes(html) ? html : null),
    createScript: () => null,
  });
}

/**
 * Whether a script's address, as a browser at `origin` resolves it, is that of a file of the build.
 * @internal exported for its tests
 */
export function isOfBuild(url: string, origin: string): boolean {
  if (!URL.canParse(url, origin)) return false;
  const resolved = new URL(url, origin);
  return resolved.origin === origin && resolved.pathname.startsWith("/_next/static/");
}
