/** Why a sign-in did not come to its end. */
export const problems = ["link", "database", "provider", "refused", "denied", "expired"] as const;
export type Problem = (typeof problems)[number];

/** How people sign in, what came of the last attempt, and where they go afterwards. */
export type WayIn = {
  readonly back: string;
  readonly problem: Problem | undefined;
} & (
  | { readonly kind: "local" }
  | { readonly kind: "proxy" }
  | { readonly kind: "oidc"; readonly provider: string }
);
