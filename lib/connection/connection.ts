import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { AccountId, OrganizationId, Region } from "@/lib/core/identifiers";
import { DelegatedAdministrator } from "@/lib/organizations/model";

/** Through whose eyes Canopy looks, and from where. What is absent is not known (yet). */
export const Connection = z.object({
  /** The Region that Canopy works in. */
  region: Region,
  /** The endpoint in force when AWS's own is overridden. */
  endpoint: z.string().exactOptional(),
  caller: z.object({ accountId: AccountId, arn: z.string(), partition: z.string() }).exactOptional(),
  /** Why AWS has not said who the caller is. */
  failure: Failure.exactOptional(),
  organization: z
    .object({ id: OrganizationId.exactOptional(), managementAccountId: AccountId.exactOptional() })
    .exactOptional(),
  /** The Region of the finding aggregator; null where there is none. */
  homeRegion: Region.nullable().exactOptional(),
  /** Of `securityhub.amazonaws.com`. */
  securityHubAdministrators: z.array(DelegatedAdministrator).exactOptional(),
  /** Of `config.amazonaws.com`: aggregators of the organization. */
  configAdministrators: z.array(DelegatedAdministrator).exactOptional(),
  /** Of `config-multiaccountsetup.amazonaws.com`: conformance packs of the organization. */
  packAdministrators: z.array(DelegatedAdministrator).exactOptional(),
});
export type Connection = z.infer<typeof Connection>;

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
