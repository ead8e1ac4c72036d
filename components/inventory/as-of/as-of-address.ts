import { createLoader, parseAsIsoDateTime } from "nuqs/server";

/** The instant that a page shows instead of the present, in the URL. */
export const asOfParsers = { asof: parseAsIsoDateTime };
export const loadAsOfParams = createLoader(asOfParsers);
