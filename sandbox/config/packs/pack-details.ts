import { z } from "zod";
import type { AwsStructure } from "../../contract";
import type { DeploymentFailure, SandboxOrganizationPack } from "../../world/sandbox-config";
import { requirePackAdministrator } from "../access";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { memberDeployment, memberPackName, memberStatus } from "./member-deployment";
import { ownPack } from "./pack-reads";
import { pageOf } from "../page";
import { sortedKeys } from "../keys";
import { stableSuffix } from "../stable-hash";
import { deploymentErrors, type InventedError } from "../unpublished-texts";

const DetailedStatus = z.object({
  OrganizationConformancePackName: z.string(),
  Filters: z.object({ AccountId: z.string().optional(), Status: z.string().optional() }).default({}),
});

/** A row for each account of the organization that the pack is or was deployed to, in the order of their ids. */
export const getOrganizationConformancePackDetailedStatus: ConfigOperation = (input, context) => {
  requirePackAdministrator(context);
  const { OrganizationConformancePackName: name, Filters: filters } = DetailedStatus.parse(input);
  const pack = ownPack(context, name);
  const accountIds = sortedKeys(context.world.accounts);
  const keys =
    filters.AccountId === undefined ? accountIds : accountIds.filter((id) => id === filters.AccountId);
  const { items, nextToken } = pageOf(keys, (id) => row(context, pack, id, filters.Status), {
    operation: "GetOrganizationConformancePackDetailedStatus",
    input,
  });
  return { OrganizationConformancePackDetailedStatuses: items, NextToken: nextToken };
};

function row(
  context: ConfigContext,
  pack: SandboxOrganizationPack,
  accountId: string,
  wantedStatus: string | undefined,
): AwsStructure | undefined {
  const deployment = memberDeployment(pack, accountId);
  if (deployment === undefined) return undefined;
  const { status, updatedAt, failure } = memberStatus(deployment, context.now);
  if (wantedStatus !== undefined && status !== wantedStatus) return undefined;
  const error = failure === undefined ? undefined : errorOf(context, pack, accountId, failure);
  return {
    AccountId: accountId,
    ConformancePackName: memberPackName(pack),
    Status: status,
    ErrorCode: error?.code,
    ErrorMessage: error?.message,
    LastUpdateTime: new Date(updatedAt),
  };
}

function errorOf(
  { world }: ConfigContext,
  pack: SandboxOrganizationPack,
  accountId: string,
  failure: DeploymentFailure,
): InventedError {
  const { region, ruleCount, name, suffix } = pack;
  return deploymentErrors[failure]({
    partition: world.partition,
    accountId,
    region,
    packName: memberPackName(pack),
    ruleCount,
    templateS3Uri: pack.templateS3Uri ?? `s3://awsconfigconforms-${pack.ownerId}/${name}.yaml`,
    reference: referenceOf(suffix + accountId),
  });
}

function referenceOf(text: string): string {
  const digits = ["a", "b", "c", "d"].map((part) => stableHex(`${text} ${part}`)).join("");
  const [first, second, third] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16)];
  return `${first}-${second}-4${third}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function stableHex(text: string): string {
  return Array.from(stableSuffix(text), (letter) => (parseInt(letter, 36) % 16).toString(16)).join("");
}
