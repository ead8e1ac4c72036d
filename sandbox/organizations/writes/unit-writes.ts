import { AwsError, type Service } from "../../contract";
import { optionalText, requiredText } from "../../input-members";
import { requireManagement } from "../access";
import { constraintViolation } from "../refusals";
import { requireParent, unitOf } from "../lookups";
import type { OrganizationState } from "../organization-state";
import { unitStructure } from "../organization-structures";
import { checkTags, tagsOf } from "../check-tags";
import { forgetTarget } from "../policies/attachment-book";
import { unpublishedTexts } from "../unpublished-texts";

const maxUnits = 2000;
/** The root is no level. */
const maxDepth = 5;

/** Creating, renaming and deleting OUs. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function unitWrites(state: OrganizationState): Service {
  const { world, index, identifiers, events } = state;
  return {
    CreateOrganizationalUnit(input, caller) {
      const organization = requireManagement(world, caller);
      const parentId = requiredText(input, "ParentId");
      const name = requiredText(input, "Name");
      checkTags(input);
      requireParent(world, organization, parentId);
      if (world.organizationalUnits.size >= maxUnits) {
        throw constraintViolation("OU_NUMBER_LIMIT_EXCEEDED", unpublishedTexts.unitLimit(maxUnits));
      }
      if (depthOf(state, parentId) >= maxDepth) {
        throw constraintViolation("OU_DEPTH_LIMIT_EXCEEDED", unpublishedTexts.unitDepth(maxDepth));
      }
      requireFreeName(state, parentId, name);
      const unit = { id: identifiers.organizationalUnitId(organization), name, parentId };
      world.organizationalUnits.set(unit.id, unit);
      world.organizationTags.set(unit.id, new Map(tagsOf(input)));
      index.addUnit(unit);
      events.organizationalUnitAdded(unit.id);
      return { OrganizationalUnit: unitStructure(world, organization, unit) };
    },

    UpdateOrganizationalUnit(input, caller) {
      const organization = requireManagement(world, caller);
      const unit = unitOf(world, requiredText(input, "OrganizationalUnitId"));
      const name = optionalText(input, "Name");
      if (name !== undefined && name !== unit.name) {
        requireFreeName(state, unit.parentId, name);
        unit.name = name;
      }
      return { OrganizationalUnit: unitStructure(world, organization, unit) };
    },

    DeleteOrganizationalUnit(input, caller) {
      requireManagement(world, caller);
      const unit = unitOf(world, requiredText(input, "OrganizationalUnitId"));
      if (index.accountsOf(unit.id).size > 0 || index.unitsOf(unit.id).size > 0) {
        throw new AwsError("OrganizationalUnitNotEmptyException", unpublishedTexts.unitNotEmpty);
      }
      world.organizationalUnits.delete(unit.id);
      index.removeUnit(unit);
      forgetTarget(world.organizationPolicies, unit.id);
      world.organizationTags.delete(unit.id);
      events.organizationalUnitRemoved(unit.id);
      return {};
    },
  };
}

function requireFreeName({ world, index }: OrganizationState, parentId: string, name: string): void {
  for (const siblingId of index.unitsOf(parentId)) {
    if (world.organizationalUnits.get(siblingId)?.name !== name) continue;
    throw new AwsError("DuplicateOrganizationalUnitException", unpublishedTexts.unitNameTaken);
  }
}

function depthOf({ world }: Pick<OrganizationState, "world">, id: string): number {
  const unit = world.organizationalUnits.get(id);
  return unit === undefined ? 0 : 1 + depthOf({ world }, unit.parentId);
}
