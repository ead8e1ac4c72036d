import { AwsError, type AwsStructure } from "../../contract";
import type { SandboxOrganization, World } from "../../world/world";
import { organizationsArn } from "../organization-structures";
import { unpublishedTexts } from "../unpublished-texts";

/** Something a policy can be attached to. */
interface PolicyTarget {
  readonly id: string;
  readonly name: string;
  readonly type: "ACCOUNT" | "ORGANIZATIONAL_UNIT" | "ROOT";
}

/** The root, OU or account of that id. Throws TargetNotFoundException. */
export function targetOf(world: World, organization: SandboxOrganization, id: string): PolicyTarget {
  if (id === organization.rootId) return { id, name: organization.rootName, type: "ROOT" };
  const unit = world.organizationalUnits.get(id);
  if (unit !== undefined) return { id, name: unit.name, type: "ORGANIZATIONAL_UNIT" };
  const account = world.accounts.get(id);
  if (account !== undefined) return { id, name: account.name, type: "ACCOUNT" };
  throw new AwsError("TargetNotFoundException", unpublishedTexts.targetNotFound);
}

/** The ids of every target of the organization. */
export function allTargetIds(world: World, organization: SandboxOrganization): string[] {
  return [organization.rootId, ...world.organizationalUnits.keys(), ...world.accounts.keys()];
}

/** From the root down to the account itself: whose policies an account's effective policy is made of. */
export function chainOf(world: World, accountId: string): string[] {
  const chain: string[] = [];
  for (let id: string | undefined = accountId; id !== undefined;) {
    chain.push(id);
    id = world.accounts.get(id)?.parentId ?? world.organizationalUnits.get(id)?.parentId;
  }
  return chain.reverse();
}

const arnKinds = { ACCOUNT: "account", ORGANIZATIONAL_UNIT: "ou", ROOT: "root" } as const;

/** Organizations' `PolicyTargetSummary`. */
export function targetStructure(
  world: World,
  organization: SandboxOrganization,
  { id, name, type }: PolicyTarget,
): AwsStructure {
  const resource = `${arnKinds[type]}/${organization.id}/${id}`;
  return { TargetId: id, Arn: organizationsArn(world, organization, resource), Name: name, Type: type };
}
