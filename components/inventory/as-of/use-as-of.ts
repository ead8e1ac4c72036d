import { createContext, useContext } from "react";

/** The instant that is shown instead of the present, in epoch milliseconds; undefined for the present. */
export const AsOf = createContext<number | undefined>(undefined);

/** Whether what is shown is an earlier time: then nothing can be started from it. */
export function useIsEarlier(): boolean {
  return useContext(AsOf) !== undefined;
}
