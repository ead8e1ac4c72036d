import {
  useQueryStates,
  type UseQueryStatesKeysMap,
  type UseQueryStatesOptions,
  type UseQueryStatesReturn,
} from "nuqs";
import { useCallback } from "react";
import { noteWriting } from "./writing";

/** The view as the address has it, and what changes both. The view changes at once; who leaves waits for its address. */
export function useAddress<Parsers extends UseQueryStatesKeysMap>(
  parsers: Parsers,
  options?: Partial<UseQueryStatesOptions<Parsers>>,
): UseQueryStatesReturn<Parsers> {
  const [params, setParams] = useQueryStates(parsers, options);
  const write: typeof setParams = useCallback(
    (change, how) => {
      const written = setParams(change, how);
      noteWriting(written);
      return written;
    },
    [setParams],
  );
  return [params, write];
}
