import { useSyncExternalStore } from "react";
import type { CookieStore } from "./cookie-store";

/** What was chosen since the page was loaded; before that `initial`, which the server has read of the cookie. */
export function useChosen<Value>({ chosen }: CookieStore<Value>, initial: Value): Value {
  return useSyncExternalStore(chosen.subscribe, chosen.get, () => undefined) ?? initial;
}
