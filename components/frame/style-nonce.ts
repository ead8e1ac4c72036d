declare global {
  var __webpack_nonce__: string | undefined;
}

// Radix holds the page still behind a dialog with a <style> element of its own. `get-nonce`, inside it, takes the
// nonce that the Content-Security-Policy asks for from this variable. Scripts hide the attribute but keep the property.
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  // Turbopack leaves the name as it is, webpack replaces it by a place of its own: one line for each.
  globalThis.__webpack_nonce__ = nonce;
  __webpack_nonce__ = nonce;
}

export {};
