declare global {
  var __webpack_nonce__: string | undefined;
}

// Radix holds the page still behind a dialog with a <style> element of its own. `get-nonce`, inside it, takes the
// nonce that the Content-Security-Policy asks for from this variable. Scripts hide the attribute but keep the property.
if (typeof document !== "undefined") {
  globalThis.__webpack_nonce__ = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
}

export {};
