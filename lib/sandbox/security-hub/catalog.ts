import { z } from "zod";
import { AwsError, type AwsStructure } from "../contract";
import { requireSubscription } from "./access";
import type { HubOperation } from "./hub-operation";
import { pageOf } from "./page";
import {
  type ControlParameter,
  securityControl,
  type SecurityControl,
  securityControls,
} from "./security-controls";
import { type Standard, standardsOf } from "./standards";
import { unpublishedTexts } from "./unpublished-texts";

const Catalog = z.object({ StandardsArn: z.string().optional(), Providers: z.array(z.string()).optional() });
const NamedControl = z.object({ SecurityControlId: z.string() });
/** What ListSecurityControlDefinitions answers where the request does not say `MaxResults`. */
const CONTROLS_PAGE_SIZE = 25;

/** The standards offered in the caller's Region, enabled or not. */
export const describeStandards: HubOperation = (input, context) => {
  requireSubscription(context);
  const { Providers } = Catalog.parse(input);
  const standards = new Map(
    standardsOf(context.world.partition, context.caller.region).map((standard) => [standard.arn, standard]),
  );
  const arns = offersAws(Providers) ? [...standards.keys()].sort() : [];
  const { items, nextToken } = pageOf(arns, (arn) => standards.get(arn), {
    operation: "DescribeStandards",
    input,
  });
  return { Standards: items.map(describeStandard), NextToken: nextToken };
};

/** The controls, of one standard where `StandardsArn` names it. Those whose standards are not known are of none. */
export const listSecurityControlDefinitions: HubOperation = (input, context) => {
  requireSubscription(context);
  const { StandardsArn, Providers } = Catalog.parse(input);
  const standard = standardsOf(context.world.partition, context.caller.region).find(
    ({ arn }) => arn === StandardsArn,
  );
  if (StandardsArn !== undefined && standard === undefined) {
    throw new AwsError("InvalidInputException", unpublishedTexts.unknownStandard(StandardsArn));
  }
  const ids = offersAws(Providers) ? securityControls.map((control) => control.SecurityControlId).sort() : [];
  const { items, nextToken } = pageOf(ids, (id) => pick(securityControl(id), standard), {
    operation: "ListSecurityControlDefinitions",
    input,
    pageSize: CONTROLS_PAGE_SIZE,
  });
  return { SecurityControlDefinitions: items.map(describeControl), NextToken: nextToken };
};

export const getSecurityControlDefinition: HubOperation = (input, context) => {
  requireSubscription(context);
  const id = NamedControl.parse(input).SecurityControlId;
  const control = securityControl(id);
  if (control === undefined)
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.controlNotFound(id));
  return { SecurityControlDefinition: describeControl(control) };
};

function offersAws(providers: readonly string[] | undefined): boolean {
  return providers === undefined || providers.length === 0 || providers.includes("AWS");
}

function pick(
  control: SecurityControl | undefined,
  standard: Standard | undefined,
): SecurityControl | undefined {
  if (control === undefined || standard === undefined) return control;
  return control.standards?.some((name) => isCalled(standard, name)) === true ? control : undefined;
}

/** The controls' reference shortens the names: `CIS v3.0.0`, `AWS Foundational Security Best Practices v1.0.0`. */
function isCalled({ name, arn }: Standard, shortName: string): boolean {
  const [, title = shortName, version = ""] = /^(.*?)(?: v([\d.]+))?$/.exec(shortName) ?? [];
  return name.startsWith(title) && (version === "" || arn.endsWith(`/v/${version}`));
}

function describeStandard({ arn, name, enabledByDefault }: Standard) {
  const product = name.endsWith("AWS Control Tower") ? "AWS Control Tower" : "AWS Security Hub";
  return {
    StandardsArn: arn,
    Name: name,
    EnabledByDefault: enabledByDefault,
    Provider: "AWS",
    StandardsManagedBy: { Company: "AWS", Product: product },
  };
}

function describeControl({ SecurityControlId, Title, SeverityRating, parameters }: SecurityControl) {
  return {
    SecurityControlId,
    Title,
    // The reference has titles only; AWS's descriptions are longer sentences of the same content.
    Description: `${Title}.`,
    RemediationUrl: `https://docs.aws.amazon.com/console/securityhub/${SecurityControlId}/remediation`,
    SeverityRating,
    CurrentRegionAvailability: "AVAILABLE",
    Provider: "AWS",
    ...(parameters.length === 0
      ? {}
      : {
          CustomizableProperties: ["Parameters"],
          ParameterDefinitions: Object.fromEntries(
            parameters.map((parameter) => [parameter.name, describeParameter(parameter)]),
          ),
        }),
  };
}

/** The options are a union whose member is named after the parameter's type. */
function describeParameter({
  description,
  type,
  default: value,
  min,
  max,
  maxItems,
  allowedValues,
}: ControlParameter) {
  const isNumeric = type === "Integer" || type === "IntegerList" || type === "Double";
  const options: AwsStructure = {
    DefaultValue: value ?? undefined,
    ...(isNumeric ? { Min: min, Max: max } : {}),
    ...(type.endsWith("List") ? { MaxItems: maxItems } : {}),
    ...(type.startsWith("Enum") ? { AllowedValues: allowedValues } : {}),
  };
  return { Description: description, ConfigurationOptions: { [type]: options } };
}
