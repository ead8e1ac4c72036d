import type { ConfigurationAggregator } from "../model";

/**
 * What an aggregator is, in a few characters: two that collect the same have the same, whatever the order in which AWS
 * lists accounts and Regions. Tags are not part of it, since they are changed apart; the ARN is, so that one that was
 * deleted and made anew is another one. The fingerprint detects changes; it doesn't protect against forgery.
 */
export function fingerprintOf({ arn, source, filters, rest }: ConfigurationAggregator): string {
  const parts = [
    arn,
    source?.kind ?? "none",
    source?.kind === "organization" ? source.roleArn : "",
    source?.kind === "accounts" ? sorted(source.accountIds) : "",
    source === undefined || source.regions === "all" ? "all" : sorted(source.regions),
    sorted(filters?.resourceTypes ?? []),
    sorted(filters?.servicePrincipals ?? []),
    sorted(filters?.asWritten ?? []),
    JSON.stringify(rest ?? {}),
  ];
  const text = parts.join("\n");
  return `${hash(text, 0)}${hash(text, 0x9e3779b9)}`;
}

function sorted(values: readonly string[]): string {
  return [...new Set(values)].sort().join(",");
}

/** cyrb53: 53 well-mixed bits of a text, as 14 hexadecimal digits. The browser's own digests are asynchronous. */
function hash(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const number = 4294967296 * (2097151 & low) + (high >>> 0);
  return number.toString(16).padStart(14, "0");
}
