"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { guidanceFor, isAboutConnection } from "./guidance-for";
import { RetryCountdown } from "./retry-countdown";

/** AWS does not say how long to wait; a few seconds fill every published bucket. */
const DEFAULT_WAIT_MS = 5_000;

/** Repeats the call: at the press of a button, and by itself where AWS asked only for patience. */
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
      {failure.code === "throttled" && !busy && (
        <RetryCountdown
          failure={failure}
          waitMs={failure.retryAfterMs ?? DEFAULT_WAIT_MS}
          onElapsed={onRetry}
        />
      )}
    </div>
  );
}
