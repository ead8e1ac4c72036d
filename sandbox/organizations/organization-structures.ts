import type { AwsStructure } from "../contract";
import type { SandboxAccount, SandboxOrganization, SandboxOrganizationalUnit, World } from "../world/world";

/** Organizations' `Account`, with the ancestry in `Paths`. */
export function accountStructure(
  world: World,
  organization: SandboxOrganization,
  account: SandboxAccount,
): AwsStructure {
  return { ...accountSummary(world, organization, account), Paths: [pathOf(world, organization, account)] };
}

/** The members that `Account` and `DelegatedAdministrator` have in common. */
export function accountSummary(
  world: World,
  organization: SandboxOrganization,
  account: SandboxAccount,
): AwsStructure {
  return {
    Id: account.id,
    Arn: organizationsArn(world, organization, `account/${organization.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    Status: statusOf(account.state),
    State: account.state,
    JoinedMethod: account.joinedMethod,
    JoinedTimestamp: new Date(account.joinedAt),
  };
}

export function unitStructure(
  world: World,
  organization: SandboxOrganization,
  unit: SandboxOrganizationalUnit,
): AwsStructure {
  return {
    Id: unit.id,
    Arn: organizationsArn(world, organization, `ou/${organization.id}/${unit.id}`),
    Name: unit.name,
    Path: pathOf(world, organization, unit),
  };
}

export function rootStructure(world: World, organization: SandboxOrganization): AwsStructure {
  return {
    Id: organization.rootId,
    Arn: organizationsArn(world, organization, `root/${organization.id}/${organization.rootId}`),
    Name: organization.rootName,
    PolicyTypes: [...world.organizationPolicies.enabledTypes].map((Type) => ({ Type, Status: "ENABLED" })),
  };
}

export function organizationStructure(world: World, organization: SandboxOrganization): AwsStructure {
  const { id, managementAccountId, featureSet } = organization;
  return {
    Id: id,
    Arn: organizationsArn(world, organization, `organization/${id}`),
    FeatureSet: featureSet,
    MasterAccountArn: organizationsArn(world, organization, `account/${id}/${managementAccountId}`),
    MasterAccountId: managementAccountId,
    MasterAccountEmail: world.accounts.get(managementAccountId)?.email,
    AvailablePolicyTypes: availablePolicyTypes(organization),
  };
}

/** Organizations' ARNs carry the management account and no Region. */
export function organizationsArn(world: World, organization: SandboxOrganization, resource: string): string {
  return `arn:${world.partition}:organizations::${organization.managementAccountId}:${resource}`;
}

/** `o-…/r-…/ou-…/<id>/`, from the root down, with a slash at the end. */
export function pathOf(
  world: World,
  organization: SandboxOrganization,
  { id, parentId }: { readonly id: string; readonly parentId: string },
): string {
  const ids = [id];
  for (let parent: string | undefined = parentId; parent !== undefined;) {
    ids.push(parent);
    parent = world.organizationalUnits.get(parent)?.parentId;
  }
  return `${[...ids, organization.id].reverse().join("/")}/`;
}

/**
 * The older `Status` of a state: a closed account reads SUSPENDED. What stands there for PENDING_ACTIVATION is not
 * published; an account that cannot be used yet is no ACTIVE one.
 */
function statusOf(state: SandboxAccount["state"]): string {
  switch (state) {
    case "ACTIVE":
      return "ACTIVE";
    case "PENDING_CLOSURE":
      return "PENDING_CLOSURE";
    case "PENDING_ACTIVATION":
    case "SUSPENDED":
    case "CLOSED":
      return "SUSPENDED";
  }
}

/** "Do not use. This field is deprecated": it names service control policies alone, whatever the root has enabled. */
function availablePolicyTypes({ featureSet }: SandboxOrganization): AwsStructure[] {
  return featureSet === "ALL" ? [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] : [];
}
