import type { Tone } from "@/components/ui/tone";
import { formatDuration } from "@/lib/format/duration";
import type { StatusWord } from "./tree-row-view";

/** AWS's statuses in the interface's words, each with its tone. */
export const statusWords: Readonly<Record<StatusWord, { readonly word: string; readonly tone: Tone }>> = {
  failed: { word: "Failed", tone: "failed" },
  pending: { word: "Pending", tone: "pending" },
  stuck: { word: "Pending > 24 h", tone: "stuck" },
  success: { word: "In effect", tone: "success" },
  unknown: { word: "Not known", tone: "not-visible" },
  none: { word: "No association", tone: "none" },
};

/** `3 h` beside Pending: how long it has been so. Undefined for states in which time says nothing. */
export function statusAge(status: StatusWord, updatedAtMs: number, nowMs: number): string | undefined {
  if ((status !== "pending" && status !== "stuck") || updatedAtMs === 0) return undefined;
  return formatDuration(nowMs - updatedAtMs);
}
