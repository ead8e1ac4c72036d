import type { AccountId } from "@/lib/core/identifiers";

/** From where Canopy looks: all of it is known before AWS has answered anything. */
export interface ViewingPlace {
  readonly region: string;
  /** The endpoint in force when AWS's own is overridden. */
  readonly endpoint?: string | undefined;
  readonly roleArn?: string | undefined;
  /** The profile that the AWS tools are set to use. */
  readonly profile?: string | undefined;
}

/**
 * What every caller key of this place begins with. A server that starts while AWS is unreachable does not know its
 * account yet, and finds by this what was seen from here last.
 */
export function placePrefix({ region, endpoint, roleArn, profile }: ViewingPlace): string {
  return `${region}|${endpoint ?? "aws"}|${roleArn ?? profile ?? "default"}|`;
}

/**
 * Under which name snapshots are stored. The account is part of it, so that other credentials at the same place begin
 * with nothing instead of with another organization's tree.
 */
export function callerKey(place: ViewingPlace, accountId: AccountId | undefined): string {
  return `${placePrefix(place)}${accountId ?? "unknown"}`;
}
