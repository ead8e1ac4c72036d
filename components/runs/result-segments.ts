import type { Tone } from "@/components/ui/status/tone";
import type { StepFilter } from "@/lib/runs/run-step";
import type { StepCounts } from "@/lib/runs/step-counts";
import { noSteps } from "@/lib/runs/step-figures";

/** A part of a run's targets. */
export interface ResultSegment {
  readonly label: string;
  readonly value: number;
  readonly tone: Tone;
  /** Lists these targets alone. */
  readonly filter: StepFilter;
}

/**
 * How the targets of a run divide, the worst first: accepted ones by their association, which counts as pending until AWS
 * was read after the request; the others by their request.
 */
export function resultSegments({ associations, ...counts }: StepCounts): readonly ResultSegment[] {
  return [
    { label: "refused", value: counts.refused, tone: "failed", filter: "refused" },
    { label: "failed", value: associations.FAILED, tone: "failed", filter: "failed" },
    { label: "not known", value: counts.unknown, tone: "stuck", filter: "unknown" },
    { label: "changed since", value: associations.CHANGED, tone: "stuck", filter: "changed" },
    { label: "pending", value: associations.PENDING, tone: "pending", filter: "pending" },
    { label: "in effect", value: associations.SUCCESS, tone: "success", filter: "success" },
    { label: "without association", value: associations.NONE, tone: "none", filter: "none" },
    { label: "unchanged", value: counts.skipped, tone: "none", filter: "skipped" },
    { label: "sending", value: counts.calling, tone: "pending", filter: "calling" },
    { label: "waiting", value: counts.waiting, tone: "none", filter: "waiting" },
    { label: "cancelled", value: counts.cancelled, tone: "none", filter: "cancelled" },
  ];
}

/** The name of a filter, to stand behind "Result:". */
export function filterLabel(filter: StepFilter): string {
  if (filter === "accepted") return "accepted";
  return resultSegments(noSteps).find((segment) => segment.filter === filter)?.label ?? filter;
}
