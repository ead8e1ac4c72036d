import type { PacksParams } from "./search-params";

/** The parameters of an export of what is filtered: those of the view that decide which accounts and packs match. */
export function exportQuery(
  params: Pick<PacksParams, "q" | "status" | "state" | "within" | "cause">,
  packs: readonly string[],
): URLSearchParams {
  const query = new URLSearchParams();
  const lists = { status: params.status, state: params.state, pack: packs };
  if (params.q.trim() !== "") query.set("q", params.q.trim());
  for (const [name, values] of Object.entries(lists))
    if (values.length > 0) query.set(name, values.join(","));
  if (params.within !== null) query.set("within", params.within);
  if (params.cause !== null) query.set("cause", params.cause);
  return query;
}
