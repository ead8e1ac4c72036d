import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { currentProgress } from "@/lib/inventory/serve/current-progress";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { pause } from "@/lib/inventory/serve/take-turns";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";

const pollMs = 500;
/** Packs and compliance of fifty thousand accounts take an hour to read; past this, recorders are read beside them. */
const longestMs = 60 * 60_000;

/**
 * The organization's newest complete snapshot, once neither packs nor compliance are being read: all of them share AWS Config's
 * rate, and recorders come last. Rejects with the signal's reason when aborted, and with why the organization isn't known.
 */
export async function waitForTurn(signal: AbortSignal): Promise<Snapshot> {
  const until = performance.now() + longestMs;
  for (;;) {
    signal.throwIfAborted();
    const isLate = performance.now() > until;
    const [snapshot, organization, packs, compliance] = await Promise.all([
      currentSnapshot(),
      currentProgress("organization"),
      currentProgress("conformance-packs"),
      currentProgress("compliance"),
    ]);
    const isOver = [packs, compliance].every(
      ({ state, version }) => state === "failed" || (state === "idle" && version !== undefined),
    );
    if (snapshot?.meta.complete === true && (isOver || isLate)) return snapshot;
    if (isLate || (snapshot === undefined && organization.state === "failed" && isOver)) {
      throw new FailureError(
        organization.failure ?? {
          code: "unavailable",
          message: "Recorders are read after the organization, which has not been read yet.",
        },
      );
    }
    await pause(pollMs, signal);
  }
}
