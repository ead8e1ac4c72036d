import { z } from "zod";
import { AwsError } from "../../contract";
import type { SandboxAssociation, World } from "../../world/world";
import { requireCentralAdministrator } from "../access";
import { orderedTargetIds } from "./association-book";
import { policyIdOf } from "../policies/configuration-identifier";
import type { HubOperation } from "../hub-operation";
import { pageOf } from "../page";
import { associationSummary, Target, targetIdOf } from "./targets";
import { unpublishedTexts } from "../unpublished-texts";

const GetAssociation = z.object({ Target });
const BatchGetAssociations = z.object({
  ConfigurationPolicyAssociationIdentifiers: z.array(z.object({ Target: Target.optional() })),
});
const ListAssociations = z.object({
  Filters: z
    .object({
      ConfigurationPolicyId: z.string().optional(),
      AssociationType: z.string().optional(),
      AssociationStatus: z.string().optional(),
    })
    .optional(),
});
type Filters = NonNullable<z.infer<typeof ListAssociations>["Filters"]>;

/** One target's association, or ResourceNotFoundException where nothing governs it. */
export const getConfigurationPolicyAssociation: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  return associationSummary(associationOf(context.world, GetAssociation.parse(input).Target));
};

/** Many targets' associations; those that cannot be answered stand among the unprocessed ones, with the reason. */
export const batchGetConfigurationPolicyAssociations: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { ConfigurationPolicyAssociationIdentifiers: identifiers } = BatchGetAssociations.parse(input);
  const processed = Math.max(0, identifiers.length - context.faults.unprocessedItems);
  const answers = identifiers.map((identifier, index) =>
    index < processed
      ? answerFor(context.world, identifier)
      : unprocessed(identifier, "500", unpublishedTexts.leftUnprocessed),
  );
  return {
    ConfigurationPolicyAssociations: answers.flatMap((answer) =>
      "summary" in answer ? [answer.summary] : [],
    ),
    UnprocessedConfigurationPolicyAssociations: answers.flatMap((answer) =>
      "unprocessed" in answer ? [answer.unprocessed] : [],
    ),
  };
};

/** All associations in pages, those that fit every given filter. Targets that nothing governs are not listed. */
export const listConfigurationPolicyAssociations: HubOperation = (input, context) => {
  requireCentralAdministrator(context);
  const { associations } = context.world.securityHub;
  const { Filters: filters = {} } = ListAssociations.parse(input);
  const { items, nextToken } = pageOf(
    orderedTargetIds(context.world),
    (targetId) => {
      const association = associations.get(targetId);
      return association !== undefined && fits(association, filters) ? association : undefined;
    },
    { operation: "ListConfigurationPolicyAssociations", input },
  );
  return { ConfigurationPolicyAssociationSummaries: items.map(associationSummary), NextToken: nextToken };
};

function associationOf(world: World, target: Target): SandboxAssociation {
  const targetId = targetIdOf(target);
  const association = world.securityHub.associations.get(targetId);
  if (association !== undefined) return association;
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.associationNotFound(targetId));
}

type Identifier = z.infer<typeof BatchGetAssociations>["ConfigurationPolicyAssociationIdentifiers"][number];

/** AWS documents `ErrorCode` as an HTTP status; which one it gives for what is unknown. */
function answerFor(world: World, identifier: Identifier) {
  if (identifier.Target === undefined) return unprocessed(identifier, "400", unpublishedTexts.targetMissing);
  try {
    return { summary: associationSummary(associationOf(world, identifier.Target)) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return unprocessed(identifier, error.code === "InvalidInputException" ? "400" : "404", error.message);
  }
}

function unprocessed(identifier: Identifier, code: string, reason: string) {
  return {
    unprocessed: {
      ConfigurationPolicyAssociationIdentifiers: identifier,
      ErrorCode: code,
      ErrorReason: reason,
    },
  };
}

function fits(association: SandboxAssociation, filters: Filters): boolean {
  const { ConfigurationPolicyId: policy, AssociationType: type, AssociationStatus: status } = filters;
  if (policy !== undefined && association.configurationId !== policyIdOf(policy)) return false;
  if (type !== undefined && association.type !== type) return false;
  return status === undefined || association.status === status;
}
