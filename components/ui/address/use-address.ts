import {
  createSerializer,
  debounce,
  type ParserMap,
  useQueryStates,
  type UseQueryStatesKeysMap,
  type UseQueryStatesOptions,
  type UseQueryStatesReturn,
} from "nuqs";
import { useCallback, useMemo } from "react";
import { noteUnwritten, searchOfView } from "./unwritten";
import { noteWriting } from "./writing";

/**
 * How an address follows what one types or opens, which is no step of Back: the view changes at once and its address when
 * one pauses, because Next renders the page again for each address.
 */
export const inPlace = { history: "replace", limitUrlUpdates: debounce(200) } as const;

/** The view as the address has it, and what changes both. The view changes at once; who leaves waits for its address. */
export function useAddress<Parsers extends UseQueryStatesKeysMap & ParserMap>(
  parsers: Parsers,
  options?: Partial<UseQueryStatesOptions<Parsers>>,
): UseQueryStatesReturn<Parsers> {
  const [params, setParams] = useQueryStates(parsers, options);
  const serialize = useMemo(() => createSerializer(parsers), [parsers]);
  const write: typeof setParams = useCallback(
    (change, how) => {
      // A change that depends on the view as it is has no search of its own to keep.
      if (change !== null && typeof change !== "function") {
        noteUnwritten(serialize(searchOfView(), change));
      }
      const written = setParams(change, how);
      noteWriting(written);
      return written;
    },
    [serialize, setParams],
  );
  return [params, write];
}
