import { useContext } from "react";
import { AsOf } from "./use-as-of";

/** Adds the instant that is shown to the parameters of an export, where it is not the present. */
export function useAsOfQuery(): (query: URLSearchParams) => URLSearchParams {
  const at = useContext(AsOf);
  return (query) => {
    if (at !== undefined) query.set("asof", new Date(at).toISOString());
    return query;
  };
}
