"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Failure } from "@/lib/core/failure";
import { formatRemaining } from "@/lib/format/duration";

/** Counts down and then calls `onElapsed`, once; a new `failure` begins again. */
export function RetryCountdown({
  failure,
  waitMs,
  onElapsed,
}: {
  failure: Failure;
  waitMs: number;
  onElapsed: () => void;
}) {
  const [remainingMs, setRemainingMs] = useState(waitMs);
  const elapse = useEffectEvent(onElapsed);

  useEffect(() => {
    const end = performance.now() + waitMs;
    const timer = setInterval(() => {
      const left = end - performance.now();
      setRemainingMs(Math.max(0, left));
      if (left > 0) return;
      clearInterval(timer);
      elapse();
    }, 250);
    return () => clearInterval(timer);
  }, [failure, waitMs]);

  return (
    // Read out every second it would drown everything else.
    <span className="text-12 text-ink-quiet tabular-nums" aria-live="off">
      {remainingMs > 0 ? `Trying again in ${formatRemaining(remainingMs)}` : "Trying again…"}
    </span>
  );
}
