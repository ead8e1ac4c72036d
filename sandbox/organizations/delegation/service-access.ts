import type { AwsStructure, Service } from "../../contract";
import { requiredText } from "../../input-members";
import { SortedIds } from "../../sorted-ids";
import { requireManagement, requireReader } from "../access";
import { constraintViolation, invalidInput } from "../refusals";
import type { OrganizationState } from "../organization-state";
import { pageOfIds } from "../page-of-ids";
import { publishedTexts } from "../published-texts";
import { isServicePrincipal } from "./service-principals";
import { unpublishedTexts } from "../unpublished-texts";

/** Which services may work in the organization's accounts ("trusted access"). */
export function serviceAccess({ world, clock }: OrganizationState): Service {
  return {
    EnableAWSServiceAccess(input, caller) {
      const organization = requireManagement(world, caller);
      const principal = knownPrincipal(input);
      if (organization.featureSet !== "ALL") {
        throw constraintViolation(
          "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
          unpublishedTexts.allFeaturesNeeded,
        );
      }
      if (!world.trustedServices.has(principal)) world.trustedServices.set(principal, clock.now());
      return {};
    },

    DisableAWSServiceAccess(input, caller) {
      requireManagement(world, caller);
      const principal = knownPrincipal(input);
      if ((world.delegatedAdministrators.get(principal)?.size ?? 0) > 0) {
        throw constraintViolation(
          "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
          unpublishedTexts.delegationExists(principal),
        );
      }
      world.trustedServices.delete(principal);
      return {};
    },

    ListAWSServiceAccessForOrganization(input, caller) {
      requireReader(world, caller);
      const list = new SortedIds(world.trustedServices.keys());
      const { ids, nextToken } = pageOfIds(list, "ListAWSServiceAccessForOrganization", input);
      const enabled = ids.map((ServicePrincipal) => ({
        ServicePrincipal,
        DateEnabled: new Date(world.trustedServices.get(ServicePrincipal) ?? 0),
      }));
      return { EnabledServicePrincipals: enabled, NextToken: nextToken };
    },
  };
}

function knownPrincipal(input: AwsStructure): string {
  const principal = requiredText(input, "ServicePrincipal");
  if (!isServicePrincipal(principal)) {
    throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL", publishedTexts.unrecognizedServicePrincipal);
  }
  return principal;
}
