import { useSyncExternalStore } from "react";

/** False while what the server rendered is brought to life, and true from then on, before anything is painted. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

function subscribe(): () => void {
  return () => undefined;
}
