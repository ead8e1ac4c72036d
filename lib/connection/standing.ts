import type { DelegatedAdministrator } from "@/lib/organizations/model";
import type { Connection } from "./connection";

/** What the calling account is to a service: `unknown` until AWS has answered. */
export type Standing = "administrator" | "management" | "member" | "unknown";

/** What the calling account is to the service whose delegated administrators these are. */
export function standing(
  { caller, organization }: Pick<Connection, "caller" | "organization">,
  administrators: readonly DelegatedAdministrator[] | undefined,
): Standing {
  if (caller === undefined) return "unknown";
  if (administrators?.some(({ id }) => id === caller.accountId) === true) return "administrator";
  if (caller.accountId === organization?.managementAccountId) return "management";
  return administrators === undefined ? "unknown" : "member";
}

/** Whether Canopy works in the home Region; undefined while that is not known, and where there is none. */
export function isHomeRegion({ region, homeRegion }: Connection): boolean | undefined {
  return homeRegion === undefined || homeRegion === null ? undefined : homeRegion === region;
}
