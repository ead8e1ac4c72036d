import type { Route } from "next";
import { createSerializer } from "nuqs/server";
import { packHref, packParsers, type PackParams } from "@/components/inventory/addresses/packs-address";

const serialize = createSerializer(packParsers);

/** The filter of a page about a pack as search parameters, for the page of a rule and back. */
export function filterQuery({
  q,
  status,
  state,
  within,
  cause,
  compliance,
  tag,
}: Pick<PackParams, "q" | "status" | "state" | "within" | "cause" | "compliance" | "tag">): URLSearchParams {
  return new URLSearchParams(serialize({ q, status, state, within, cause, compliance, tag }));
}

/** The rules of a pack under the same filter. */
export function packWithFilterHref(packName: string, params: Parameters<typeof filterQuery>[0]): Route {
  const query = filterQuery(params);
  query.set("view", "rules");
  const path: Route<`/packs/${string}`> = `/packs/${encodeURIComponent(packName)}`;
  return query.size === 0 ? packHref(packName) : `${path}?${query.toString()}`;
}
