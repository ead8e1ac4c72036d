import type { Tone } from "@/components/ui/status/tone";
import type { ActivityResult } from "@/lib/activity/activity";

/** How a change stands, as a word. */
export const resultLabels = {
  attempted: { word: "No outcome yet", tone: "pending" },
  succeeded: { word: "Succeeded", tone: "success" },
  failed: { word: "Failed", tone: "failed" },
  refused: { word: "Refused", tone: "outdated" },
  unknown: { word: "Not known", tone: "stuck" },
} as const satisfies Record<ActivityResult, { readonly word: string; readonly tone: Tone }>;
