import { createHmac, timingSafeEqual } from "node:crypto";

// Fixed, so that what was sealed outlives a restart of the sandbox as it outlives one of AWS's hosts.
const key = "canopy-sandbox";
const digestBytes = 16;

/**
 * An opaque token that holds `text`: a place in a list, a session. It opens only with the same scope, such as the
 * operation and the parameters that chose the list.
 */
export function sealText(scope: string, text: string): string {
  return Buffer.concat([digest(scope, text), Buffer.from(text)]).toString("base64url");
}

/** What a token holds, or undefined where it was altered or belongs to another scope. */
export function openText(scope: string, token: string): string | undefined {
  const bytes = Buffer.from(token, "base64url");
  // Lenient decoding would let tokens with foreign characters through.
  if (bytes.toString("base64url") !== token || bytes.length < digestBytes) return undefined;
  const text = bytes.subarray(digestBytes).toString();
  return timingSafeEqual(bytes.subarray(0, digestBytes), digest(scope, text)) ? text : undefined;
}

/** An opaque `NextToken` for a place in a list. `scope` names the operation and the parameters that chose the list. */
export function sealPageToken(scope: string, position: string): string {
  return sealText(`page ${scope}`, position);
}

/** The place a token stands for, or undefined where it was altered or belongs to another list. */
export function openPageToken(scope: string, token: string): string | undefined {
  return openText(`page ${scope}`, token);
}

function digest(scope: string, text: string): Buffer {
  return createHmac("sha256", key)
    .update(JSON.stringify([scope, text]))
    .digest()
    .subarray(0, digestBytes);
}
