import { createSerializer, parseAsString } from "nuqs/server";
import type { Route } from "next";

/** What the form is opened with. */
export const deployParsers = {
  /** The name of the pack that is changed; absent for a new one. */
  pack: parseAsString,
  /** The key of a cause of failures whose accounts are excluded. */
  excluding: parseAsString,
};

const serialize = createSerializer(deployParsers);

/** The form that deploys a new pack, changes one, or excludes the accounts in which it failed for one cause. */
export function deployHref(
  params: { readonly pack?: string; readonly excluding?: string } = {},
): Route<"/deploy"> {
  const query: Route<`/deploy?${string}`> = `/deploy?${serialize(params).replace(/^\?/, "")}`;
  return Object.keys(params).length === 0 ? "/deploy" : query;
}
