import { useEffect, useEffectEvent } from "react";

const PAUSE_MS = 1_000;

/** Does something once, a moment after the page stands: what nobody waits for yet must not delay what somebody does. */
export function useWhenIdle(work: () => void): void {
  const run = useEffectEvent(work);
  useEffect(() => {
    const timer = setTimeout(() => run(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
}
