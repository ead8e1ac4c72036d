import { useLayoutEffect, useReducer, useSyncExternalStore } from "react";
import type { ExternalStore } from "./external-store";

/**
 * What a store holds that fields write to; `served` while what the server rendered comes alive. It is followed before anything is
 * painted: `useSyncExternalStore` alone follows some time later, and a field takes back what is typed until then.
 */
export function useStored<Value, Served>(
  { get, subscribe }: Pick<ExternalStore<Value>, "get" | "subscribe">,
  served: Served,
): Value | Served {
  const [, renderAgain] = useReducer((times: number) => times + 1, 0);
  useLayoutEffect(() => subscribe(renderAgain), [subscribe]);
  return useSyncExternalStore<Value | Served>(subscribe, get, () => served);
}
