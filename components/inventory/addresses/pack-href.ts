import type { Route } from "next";
import type { CellFilter } from "@/lib/aws-config/packs/table/pack-filter";

/** The page of a pack, narrowed down or with an account open. */
export function packHref(
  name: string,
  {
    status,
    account,
    cause,
    view,
  }: {
    readonly status?: CellFilter;
    readonly account?: string;
    readonly cause?: string;
    readonly view?: "accounts" | "causes";
  } = {},
): Route {
  const query = new URLSearchParams();
  if (view !== undefined) query.set("view", view);
  if (status !== undefined) query.set("status", status);
  if (cause !== undefined) query.set("cause", cause);
  if (account !== undefined) query.set("account", account);
  const path: Route<`/packs/${string}`> = `/packs/${encodeURIComponent(name)}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** The page of an account. */
export function accountHref(accountId: string): Route {
  return `/accounts/${encodeURIComponent(accountId)}`;
}
