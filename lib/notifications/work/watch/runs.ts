import "server-only";
import { countOf } from "@/lib/format/count";
import { recentRuns, type StoredRun } from "@/lib/store/runs/read-runs";
import type { Watch } from "./observation";

const withinMs = 24 * 3_600_000;
const mostRuns = 500;

/** Runs that ended or were cancelled, and those that Canopy paused itself. */
export const watchFinishedRuns: Watch = async ({ callerKey, seen }) => {
  const runs = await recentRuns(callerKey, { endedWithinMs: withinMs, limit: mostRuns });
  const finished = runs.filter(isFinished);
  const version = finished.map(valueOf).join(" ");
  if (version === seen) return undefined;
  const still = new Set<string>(finished.map(({ id }) => id));
  return {
    present: finished.map((run) => ({
      value: valueOf(run),
      event: {
        key: run.id,
        subject: `Run ${run.number}: ${run.title}`,
        text: textOf(run),
        cause: run.state === "paused" ? "Paused by Canopy" : run.state === "ended" ? "Ended" : "Cancelled",
        path: `/runs/${run.id}`,
        at: new Date().toISOString(),
      },
    })),
    isOver: (key) => !still.has(key),
    version,
  };
};

function isFinished({ state, pausedBecause }: StoredRun): boolean {
  return state === "ended" || state === "cancelled" || (state === "paused" && pausedBecause !== undefined);
}

/** A run that is retried ends again. */
function valueOf({ id, state, endedAt = "" }: StoredRun): string {
  return `${id}/${state}/${endedAt}`;
}

function textOf({ number, title, state, counts, pausedBecause }: StoredRun): string {
  const name = `Run ${number}, "${title}",`;
  if (state === "paused") return `${name} was paused by Canopy: ${pausedBecause?.message ?? ""}`;
  const { accepted, refused, unknown, cancelled, associations } = counts;
  const parts = [
    `${countOf(accepted, "request")} accepted`,
    ...(associations.FAILED > 0 ? [`${countOf(associations.FAILED, "association")} failed`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
  return `${name} ${state === "ended" ? "ended" : "was cancelled"}: ${parts.join(", ")}`;
}
