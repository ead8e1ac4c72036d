import type { OrganizationView } from "../use-organization-view";

/**
 * Whether a target is an account that is suspended or closed: by its state in the organization, or by AWS's message where
 * the account was closed after the organization was read. AWS publishes no text, so only these two words are looked for.
 */
export function isClosed({ rowView }: OrganizationView, node: number): boolean {
  const { kind, state, status, message = "" } = rowView(node);
  if (kind !== "account") return false;
  return state !== "ACTIVE" || (status === "failed" && /\b(?:suspended|closed)\b/i.test(message));
}
