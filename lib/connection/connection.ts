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
