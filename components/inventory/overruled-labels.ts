import type { Tone } from "@/components/ui/status/tone";

/** What stands for In effect where an Organizations policy may overrule the configuration that AWS reports as applied. */
export const MAY_NOT_HOLD: { readonly word: string; readonly tone: Tone } = {
  word: "May not hold",
  tone: "outdated",
};

/**
 * Whether a target's mark is May not hold. Failures and pending ones below decide the look of an OU; `below` is absent for
 * an account.
 */
export function isMarkedOverruled(
  mayNotHold: boolean,
  below?: { readonly failed: number; readonly pending: number },
): boolean {
  return mayNotHold && (below === undefined || below.failed + below.pending === 0);
}

/** Why what is in effect may not hold, in one sentence. */
export function overrulingLabels(names: readonly string[]): string {
  const policies = names.length === 1 ? "Organizations policy" : "Organizations policies";
  return `${policies} ${names.join(", ")} may overrule it.`;
}
