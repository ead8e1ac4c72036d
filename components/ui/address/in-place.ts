import { debounce } from "nuqs";

/**
 * How an address follows what one types or opens, which is no step of Back: the view changes at once and its address when
 * one pauses, because Next renders the page again for each address.
 */
export const inPlace = { history: "replace", limitUrlUpdates: debounce(200) } as const;
