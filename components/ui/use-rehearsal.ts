import { useEffect, useEffectEvent } from "react";

/** By then the first picture of the page is painted. */
const DELAY_MS = 300;

/**
 * Does something twice while nobody waits, so that whoever does it first finds its indexes made and its code compiled:
 * a browser compiles what it has run once. Again whenever `of`, what it is done with, is another object.
 */
export function useRehearsal(of: object, act: () => void): void {
  const rehearse = useEffectEvent(() => {
    act();
    act();
  });
  useEffect(() => {
    const timer = setTimeout(() => rehearse(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [of]);
}
