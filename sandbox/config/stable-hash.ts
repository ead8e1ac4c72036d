/** A number in [0, 1) that is the same for the same text on every machine (FNV-1a, mixed once more at the end). */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Eight characters as Config puts them behind names, the same for the same text. */
export function stableSuffix(text: string): string {
  return Array.from({ length: 8 }, (_, place) =>
    ALPHABET.charAt(Math.floor(stableHash(`${text} ${place}`) * ALPHABET.length)),
  ).join("");
}
