import type { Tone } from "@/components/ui/status/tone";
import type { SourceUpdateStatus } from "@/lib/aws-config/aggregators/model";

/** AWS's statuses of a source in the interface's words, each with its tone. */
export const sourceStatusWords: Readonly<
  Record<SourceUpdateStatus, { readonly word: string; readonly tone: Tone }>
> = {
  FAILED: { word: "Failed", tone: "failed" },
  OUTDATED: { word: "Outdated", tone: "outdated" },
  SUCCEEDED: { word: "Current", tone: "success" },
  UNKNOWN: { word: "Unknown status", tone: "not-visible" },
};
