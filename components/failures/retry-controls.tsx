"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { RetryCountdown } from "./retry-countdown";

/** AWS does not say how long to wait; a few seconds fill every published bucket. */
const DEFAULT_WAIT_MS = 5_000;

/** When to ask again without being asked, in milliseconds; undefined where something has to be done first. */
function waitMsOf(failure: Failure): number | undefined {
  if (failure.code === "throttled") return failure.retryAfterMs ?? DEFAULT_WAIT_MS;
  // Canopy's own database: asking costs AWS nothing, and the page comes back with it.
  if (failure.code === "unavailable" && failure.of === "database") return DEFAULT_WAIT_MS;
  return undefined;
}

/** What the guidance of the failure says of repeating; handed in, because the guidance is more than a page needs to begin with. */
export interface RetryLabels {
  /** On the button; undefined where repeating is of no use. */
  readonly again: string | undefined;
  readonly isAboutConnection: boolean;
}

/** Repeats the call: at the press of a button, and by itself where only patience is needed. */
export function RetryControls({
  failure,
  again,
  isAboutConnection,
  busy = false,
  onRetry,
}: RetryLabels & {
  failure: Failure;
  busy?: boolean;
  onRetry: () => void;
}) {
  const waitMs = waitMsOf(failure);
  if (again === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small" busy={busy} onClick={onRetry}>
        <RotateCw aria-hidden="true" />
        {again}
      </Button>
      {isAboutConnection && (
        <TextLink href="/connection" className="text-12">
          Check the connection step by step
        </TextLink>
      )}
      {waitMs !== undefined && !busy && (
        <RetryCountdown failure={failure} waitMs={waitMs} onElapsed={onRetry} />
      )}
    </div>
  );
}
