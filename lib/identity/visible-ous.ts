import type { OrganizationalUnitId } from "@/lib/core/identifiers";
import type { Failure } from "@/lib/core/failure";
import { type Grantee, limitsOf } from "./grants";

/** What a person sees whose roles are all limited to OUs: the whole organization, or their OUs alone. */
export type LimitedView = "organization" | "own-ous";

/** The OUs that a person sees alone, each once and in order; undefined where they see the whole organization. */
export type VisibleOus = readonly OrganizationalUnitId[] | undefined;

/**
 * What a read, an action or a route is to who sees their OUs alone. `no-targets`: the same as to everyone, because it names no
 * account. `own-targets`: `run` leaves out what is not theirs. Without either it is refused, so that a new one gives nothing away.
 */
export type WithinOus = "no-targets" | "own-targets";

/** The OUs that someone sees alone under the setting; undefined where they see the whole organization. */
export function visibleOusOf(grantee: Grantee, view: LimitedView): VisibleOus {
  if (view === "organization") return undefined;
  return limitsOf(grantee, "organization:read")?.toSorted();
}

/** Why something is not shown to a person who sees their OUs alone. */
export const beyondOwnOus: Failure = {
  code: "forbidden",
  message:
    "Your role is limited to OUs, and this is about the whole organization. A person whose role has no limits sees it.",
  missing: "organization:read",
};

/** Names what people see: the same for those who see the same. */
export function viewKey(ous: VisibleOus): string {
  return ous === undefined ? "" : ous.join(" ");
}
