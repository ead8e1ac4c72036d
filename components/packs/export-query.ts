import { createSerializer } from "nuqs/server";
import { packsParsers, type PacksParams } from "./search-params";

const serialize = createSerializer(packsParsers);

/** The parameters of an export of what is filtered: those of the view that decide which accounts and packs match. */
export function exportQuery(
  { q, status, state, within, cause }: Pick<PacksParams, "q" | "status" | "state" | "within" | "cause">,
  packs: readonly string[],
): URLSearchParams {
  return new URLSearchParams(serialize({ q, status, state, within, cause, pack: [...packs] }));
}
