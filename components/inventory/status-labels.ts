import type { Tone } from "@/components/ui/status/tone";
import { formatDuration } from "@/lib/format/duration";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { isPastPendingLimit } from "@/lib/security-hub/governance/evaluation";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";

export type StatusWord = "failed" | "pending" | "stuck" | "success" | "unknown" | "none";

/** AWS's statuses in the interface's words, each with its tone. */
export const statusLabels: Readonly<Record<StatusWord, { readonly word: string; readonly tone: Tone }>> = {
  failed: { word: "Failed", tone: "failed" },
  pending: { word: "Pending", tone: "pending" },
  stuck: { word: "Pending > 24 h", tone: "stuck" },
  success: { word: "In effect", tone: "success" },
  unknown: { word: "Not known", tone: "not-visible" },
  none: { word: "No association", tone: "none" },
};

/** The word for a status that has stood since `updatedAtSeconds`: PENDING past AWS's limit has a word of its own. */
export function statusWord(
  status: number | undefined,
  updatedAtSeconds: number,
  nowSeconds: number,
): StatusWord {
  switch (status) {
    case StatusKind.Failed:
      return "failed";
    case StatusKind.Success:
      return "success";
    case StatusKind.Pending:
      return isPastPendingLimit(updatedAtSeconds, nowSeconds) ? "stuck" : "pending";
    case StatusKind.Unknown:
      return "unknown";
    default:
      return "none";
  }
}

/** `3 h` beside Pending: how long it has been so. Undefined for states in which time says nothing. */
export function statusAge(status: StatusWord, updatedAtMs: number, nowMs: number): string | undefined {
  if ((status !== "pending" && status !== "stuck") || updatedAtMs === 0) return undefined;
  return formatDuration(nowMs - updatedAtMs);
}

/**
 * The tone and word of a root or OU. AWS does not update its status after its last association, so the accounts below
 * decide the tone, and where they disagree the word says whose status it is: `OU: In effect`.
 */
export function unitStatus(
  kind: "root" | "ou",
  { word, tone }: { readonly word: string; readonly tone: Tone },
  below: Pick<RollUp, "failed" | "stuck" | "pending" | "succeeded">,
): { readonly word: string; readonly tone: Tone } {
  const now = toneBelow(below) ?? tone;
  return { tone: now, word: now === tone ? word : `${kind === "root" ? "Root" : "OU"}: ${word}` };
}

/** What the accounts below come to, the worst first; undefined where none of them has a status. */
function toneBelow({
  failed,
  stuck,
  pending,
  succeeded,
}: Pick<RollUp, "failed" | "stuck" | "pending" | "succeeded">): Tone | undefined {
  if (failed > 0) return "failed";
  if (stuck > 0) return "stuck";
  if (pending > 0) return "pending";
  return succeeded > 0 ? "success" : undefined;
}
