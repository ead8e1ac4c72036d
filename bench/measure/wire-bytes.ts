import type { CDPSession } from "@playwright/test";

export const wireKinds = ["html", "js", "css", "font", "snapshot", "other"] as const;
export type WireKind = (typeof wireKinds)[number];
export type WireBytes = Readonly<Record<WireKind, number>>;

/** Counts the bytes that a page receives from now on, headers included, as they travel; ask for them by `bytes()`. */
export async function countWireBytes(cdp: CDPSession): Promise<{ bytes(): WireBytes }> {
  const kinds = new Map<string, WireKind>();
  const counted: Record<WireKind, number> = { html: 0, js: 0, css: 0, font: 0, snapshot: 0, other: 0 };
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, kindOf(type, new URL(response.url).pathname));
  });
  // A stream of events never finishes and is not counted.
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    counted[kinds.get(requestId) ?? "other"] += encodedDataLength;
  });
  await cdp.send("Network.enable");
  return { bytes: () => ({ ...counted }) };
}

function kindOf(type: string, path: string): WireKind {
  if (path.endsWith("/snapshot")) return "snapshot";
  switch (type) {
    case "Document":
      return "html";
    case "Script":
      return "js";
    case "Stylesheet":
      return "css";
    case "Font":
      return "font";
    default:
      return "other";
  }
}
