"use client";

import { useQueries } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { z } from "zod";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { notify } from "@/components/ui/status/notifications";
import { createStoredDraft } from "@/components/ui/stores/stored-draft";
import { countOf } from "@/lib/format/count";
import { runQueries } from "@/lib/runs/client/queries";
import type { RunSummary } from "@/lib/runs/run";
import { RunId } from "@/lib/runs/run-id";
import { stepsIn } from "@/lib/runs/step-figures";
import { runLabel, failedIn } from "./run-labels";

/** The news stops while no tab is visible, which is when a notification is worth most; browsers ask once a minute then. */
const ASK_MS = 10_000;

const noRuns: readonly RunId[] = [];

/** The runs whose end this tab notifies of. */
const awaited = createStoredDraft("canopy.run-notifications", z.array(RunId), []);

/** Whether this tab notifies of the end of a run, and how to change it. Asks for no permission by itself. */
export function useEndNotification(id: RunId): {
  readonly isOn: boolean;
  readonly turn: (on: boolean) => void;
} {
  const ids = useAwaited();
  return {
    isOn: ids.includes(id),
    turn: (on) => awaited.update((current) => (on ? [...new Set([...current, id])] : without(current, id))),
  };
}

/** Notifies of the ends of runs that were asked for, whichever page is open. Draws nothing. */
export function EndNotifications() {
  const navigate = useNavigateAfterUrlUpdate();
  const ids = useAwaited();
  const ended = useQueries({
    queries: ids.map((id) => ({
      ...runQueries.detail(id),
      staleTime: ASK_MS,
      refetchInterval: ASK_MS,
      refetchIntervalInBackground: true,
    })),
    combine: (results) =>
      results.flatMap(({ data }) => (data !== undefined && isOver(data.run) ? [data.run] : [])),
  });
  const tell = useEffectEvent((run: RunSummary) => {
    awaited.update((current) => without(current, run.id));
    const title = `${run.title}: ${runLabel(run, Date.now()).word.toLowerCase()}`;
    const body = resultInWords(run);
    const open = () => {
      window.focus();
      navigate(runPath(run.id));
    };
    notify({
      tone: failedIn(run.counts) > 0 ? "failed" : "success",
      title,
      detail: body,
      action: { label: "Show run", onSelect: open },
    });
    showInBrowser(title, { body, tag: run.id }, open);
  });
  useEffect(() => {
    for (const run of ended) tell(run);
  }, [ended]);
  return null;
}

function useAwaited(): readonly RunId[] {
  return useSyncExternalStore(
    awaited.subscribe,
    () => awaited.get(),
    () => noRuns,
  );
}

function without(ids: readonly RunId[], gone: RunId): RunId[] {
  return ids.filter((id) => id !== gone);
}

function isOver({ state }: RunSummary): boolean {
  return state === "ended" || state === "cancelled";
}

function resultInWords({ counts }: RunSummary): string {
  const parts = [
    countOf(stepsIn(counts), "target"),
    counts.associations.SUCCESS > 0 && `${counts.associations.SUCCESS} in effect`,
    failedIn(counts) > 0 && `${failedIn(counts)} without success`,
    counts.cancelled > 0 && `${counts.cancelled} cancelled`,
  ];
  return `${parts.filter((part) => part !== false).join(", ")}.`;
}

/** Without the permission, or in a browser that has no notifications, the one on the page has to do. */
function showInBrowser(title: string, options: NotificationOptions, open: () => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    new Notification(title, options).addEventListener("click", open);
  } catch {
    // Chrome on Android has the constructor and forbids its use.
  }
}
