import { z } from "zod";
import type { AwsStructure, AwsValue } from "../../contract";
import type { SecurityControlsConfiguration } from "../../world/policy-document";
import { requireSubscription } from "../access";
import { controlSummary, isInStandard } from "./catalog";
import { enabledStandards } from "./enabled-standards";
import type { HubContext, HubOperation } from "../hub-operation";
import { policyInEffect } from "../hub-state";
import { pageOf } from "../page";
import { securityControl, type SecurityControl } from "./security-controls";
import { unpublishedTexts } from "../unpublished-texts";

const ListAssociations = z.object({ SecurityControlId: z.string() });
const BatchGetControls = z.object({ SecurityControlIds: z.array(z.string()) });

/** In which of the account's enabled standards a control is, and whether it is enabled there. */
export const listStandardsControlAssociations: HubOperation = (input, context) => {
  requireSubscription(context);
  const control = controlOf(ListAssociations.parse(input).SecurityControlId);
  const arns =
    control === undefined
      ? []
      : enabledStandards(context).flatMap((standard) =>
          isInStandard(control, standard) ? [standard.arn] : [],
        );
  const { items, nextToken } = pageOf(
    arns.toSorted(),
    (StandardsArn) =>
      control === undefined
        ? undefined
        : {
            StandardsArn,
            SecurityControlId: control.SecurityControlId,
            SecurityControlArn: controlArn(context, control),
            AssociationStatus: statusOf(context, control),
            StandardsControlTitle: control.Title,
            StandardsControlDescription: controlSummary(control).Description,
          },
    { operation: "ListStandardsControlAssociations", input },
  );
  return { StandardsControlAssociationSummaries: items, NextToken: nextToken };
};

/** Controls as they are in the calling account and Region; those that do not exist are unprocessed. */
export const batchGetSecurityControls: HubOperation = (input, context) => {
  requireSubscription(context);
  const { SecurityControlIds } = BatchGetControls.parse(input);
  const answers = SecurityControlIds.map((id) => ({ id, control: controlOf(id) }));
  return {
    SecurityControls: answers.flatMap(({ control }) =>
      control === undefined ? [] : describe(context, control),
    ),
    UnprocessedIds: answers.flatMap(({ id, control }) =>
      control === undefined
        ? [
            {
              SecurityControlId: id,
              ErrorCode: "NOT_FOUND",
              ErrorReason: unpublishedTexts.controlNotFound(id),
            },
          ]
        : [],
    ),
  };
};

function describe(context: HubContext, control: SecurityControl): AwsStructure {
  return {
    ...controlSummary(control),
    SecurityControlArn: controlArn(context, control),
    SecurityControlStatus: statusOf(context, control),
    UpdateStatus: "READY",
    Parameters: parametersOf(context, control),
    Provider: "AWS",
  };
}

/** Each parameter with the governing policy's value, or AWS's default. */
function parametersOf(
  context: HubContext,
  { SecurityControlId, parameters }: SecurityControl,
): AwsStructure | undefined {
  if (parameters.length === 0) return undefined;
  const configured = controlsConfiguration(context)?.SecurityControlCustomParameters?.find(
    (one) => one.SecurityControlId === SecurityControlId,
  );
  return Object.fromEntries(
    parameters.map(({ name, type, default: value }): [string, AwsValue] => {
      const configuration = configured?.Parameters?.[name];
      if (configuration?.ValueType === "CUSTOM") return [name, configuration];
      const hasDefault = value !== undefined && value !== null;
      return [name, { ValueType: "DEFAULT", Value: hasDefault ? { [type]: value } : undefined }];
    }),
  );
}

/** A control that no enabled standard has is not on; which of the others are, the governing policy says. */
function statusOf(context: HubContext, control: SecurityControl): "ENABLED" | "DISABLED" {
  const { SecurityControlId: id } = control;
  if (!enabledStandards(context).some((standard) => isInStandard(control, standard))) return "DISABLED";
  const configuration = controlsConfiguration(context);
  const isOn =
    configuration?.EnabledSecurityControlIdentifiers?.includes(id) ??
    configuration?.DisabledSecurityControlIdentifiers?.includes(id) !== true;
  return isOn ? "ENABLED" : "DISABLED";
}

function controlsConfiguration({ world, caller }: HubContext): SecurityControlsConfiguration | undefined {
  return policyInEffect(world, caller.accountId)?.configurationPolicy.SecurityHub
    .SecurityControlsConfiguration;
}

/** Operations take a control's id, or its ARN in an account and Region. */
function controlOf(identifier: string): SecurityControl | undefined {
  return securityControl(identifier.slice(identifier.lastIndexOf("/") + 1));
}

function controlArn({ world, caller }: HubContext, { SecurityControlId: id }: SecurityControl): string {
  return `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:security-control/${id}`;
}
