import { createContext, useContext } from "react";

/** The instant that is shown instead of the present, in epoch milliseconds; undefined for the present. */
export const AsOf = createContext<number | undefined>(undefined);

/** Whether what is shown is an earlier time: then nothing can be started from it. */
export function useIsEarlier(): boolean {
  return useContext(AsOf) !== undefined;
}

/** Adds the instant that is shown to the parameters of an export, where it is not the present. */
export function useAsOfQuery(): (query: URLSearchParams) => URLSearchParams {
  const at = useContext(AsOf);
  return (query) => {
    if (at !== undefined) query.set("asof", new Date(at).toISOString());
    return query;
  };
}
