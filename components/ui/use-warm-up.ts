import { useEffect, useEffectEvent } from "react";

/** By then the first picture of the page is painted. */
const DELAY_MS = 300;

/**
 * Does a search twice before the user does, so that the user's first one finds indexes made and code compiled: a
 * browser compiles what it has run once. Again whenever `of`, what it is done with, is another object, and when a search
 * field takes the focus, because a browser throws away what it compiled and did not need for a while.
 */
export function useWarmUp(of: object, act: () => void): void {
  const warmUp = useEffectEvent(() => {
    act();
    act();
  });
  useEffect(() => {
    const timer = setTimeout(() => warmUp(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [of]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
      clearTimeout(timer);
      timer = setTimeout(() => warmUp());
    };
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("focusin", onFocus);
      clearTimeout(timer);
    };
  }, []);
}
