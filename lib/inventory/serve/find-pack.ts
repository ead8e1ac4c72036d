import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { currentCallerKey } from "./caller";
import { lastDeployed } from "@/lib/store/pack-templates";
import { findOrganizationConformancePack } from "@/lib/aws-config/packs/aws/operations";
import { DeployedPack } from "@/lib/aws-config/packs/change/pack-change";
import type { PackName } from "@/lib/aws-config/packs/model";

/**
 * A pack as AWS describes it now, with its template where the last deployment was Canopy's: AWS gives no template back, and
 * the time of the last update shows whether another client has deployed it since. Undefined where there is none.
 */
export async function findPack(aws: Aws, name: PackName): Promise<DeployedPack | undefined> {
  const found = await findOrganizationConformancePack(aws, name);
  if (found === undefined) return undefined;
  const last = await lastDeployed(await currentCallerKey(), name);
  const isOurs = last?.arn === found.arn && last.updatedAt === found.updatedAt;
  return DeployedPack.parse({ ...found, ...(isOurs && last.template && { template: last.template }) });
}
