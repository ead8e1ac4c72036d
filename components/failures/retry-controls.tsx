"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { guidanceFor, isAboutConnection } from "./guidance-for";
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

/** Repeats the call: at the press of a button, and by itself where only patience is needed. */
export function RetryControls({
  failure,
  busy = false,
  onRetry,
}: {
  failure: Failure;
  busy?: boolean;
  onRetry: () => void;
}) {
  const { again } = guidanceFor(failure);
  const waitMs = waitMsOf(failure);
  if (again === undefined) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small" busy={busy} onClick={onRetry}>
        <RotateCw aria-hidden="true" />
        {again}
      </Button>
      {isAboutConnection(failure) && (
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
