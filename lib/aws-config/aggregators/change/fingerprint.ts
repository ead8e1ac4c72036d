import { textFingerprint } from "@/lib/core/texts/text-fingerprint";
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
  return textFingerprint(parts.join("\n"));
}

function sorted(values: readonly string[]): string {
  return [...new Set(values)].sort().join(",");
}
