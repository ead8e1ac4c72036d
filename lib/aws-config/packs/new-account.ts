import type { CauseKind } from "./causes/cause-guidance";

/**
 * For how long AWS tries to deploy packs to an account that has joined and does not record yet. See
 * https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html.
 */
const RETRY_MS = 7 * 3_600_000;

/**
 * For how many milliseconds more AWS tries a failed deployment to a new account again: 0 where it has given up, undefined
 * where it never does. All times are epoch milliseconds.
 */
export function retriedFor(
  kind: CauseKind,
  { joinedAt, now }: { readonly joinedAt: number; readonly now: number },
): number | undefined {
  return kind === "no-recorder" ? Math.max(0, joinedAt + RETRY_MS - now) : undefined;
}
