import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import { requireSubscription } from "../access";
import { azureControls, azureStandards } from "./azure-catalog";
import type { HubContext, HubOperation } from "../hub-operation";
import { pageOf } from "../page";
import { type ControlParameter, type SecurityControl, securityControls } from "./security-controls";
import { type Standard, standardsOf } from "./standards";
import { unpublishedTexts } from "../unpublished-texts";

const Catalog = z.object({ StandardsArn: z.string().optional(), Providers: z.array(z.string()).optional() });
const NamedControl = z.object({ SecurityControlId: z.string() });
/** What ListSecurityControlDefinitions answers where the request does not say `MaxResults`. */
const CONTROLS_PAGE_SIZE = 25;

/** The standards offered in the caller's Region, enabled or not. */
export const describeStandards: HubOperation = (input, context) => {
  requireSubscription(context);
  const { Providers } = Catalog.parse(input);
  const offered = offeredStandards(context).filter(({ provider }) => isWanted(provider, Providers));
  const standards = new Map(offered.map((standard) => [standard.arn, standard]));
  const arns = [...standards.keys()].sort();
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
  const standard = offeredStandards(context).find(({ arn }) => arn === StandardsArn);
  if (StandardsArn !== undefined && standard === undefined) {
    throw new AwsError("InvalidInputException", unpublishedTexts.unknownStandard(StandardsArn));
  }
  const controls = new Map(
    offeredControls(context)
      .filter(({ provider }) => isWanted(provider, Providers))
      .map((control) => [control.SecurityControlId, control]),
  );
  const ids = [...controls.keys()].sort();
  const { items, nextToken } = pageOf(ids, (id) => pick(controls.get(id), standard), {
    operation: "ListSecurityControlDefinitions",
    input,
    pageSize: CONTROLS_PAGE_SIZE,
  });
  return { SecurityControlDefinitions: items.map(describeControl), NextToken: nextToken };
};

export const getSecurityControlDefinition: HubOperation = (input, context) => {
  requireSubscription(context);
  const id = NamedControl.parse(input).SecurityControlId;
  const control = offeredControls(context).find((one) => one.SecurityControlId === id);
  if (control === undefined)
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.controlNotFound(id));
  return { SecurityControlDefinition: describeControl(control) };
};

/** Whether a list of providers, by which requests narrow a read, lets this one through. */
export function isWanted(provider: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(provider);
}

/** The standards of the caller's Region; Azure's where the world has them. */
function offeredStandards({ world, caller }: HubContext): readonly Standard[] {
  const { partition, securityHub } = world;
  const azure = securityHub.offersAzure ? azureStandards(partition, caller.region) : [];
  return [...standardsOf(partition, caller.region), ...azure];
}

function offeredControls({ world }: HubContext): readonly SecurityControl[] {
  return world.securityHub.offersAzure ? [...securityControls, ...azureControls] : securityControls;
}

function pick(
  control: SecurityControl | undefined,
  standard: Standard | undefined,
): SecurityControl | undefined {
  if (control === undefined || standard === undefined) return control;
  return isInStandard(control, standard) ? control : undefined;
}

/** Whether a standard has the control. */
export function isInStandard({ standards }: SecurityControl, standard: Standard): boolean {
  return standards?.some((name) => isCalled(standard, name)) === true;
}

/** The controls' reference shortens the names: `CIS v3.0.0`, `AWS Foundational Security Best Practices v1.0.0`. */
function isCalled({ name, arn }: Standard, shortName: string): boolean {
  const [, title = shortName, version = ""] = /^(.*?)(?: v([\d.]+))?$/.exec(shortName) ?? [];
  return name.startsWith(title) && (version === "" || arn.endsWith(`/v/${version}`));
}

function describeStandard({ arn, name, enabledByDefault, provider }: Standard) {
  const product = name.endsWith("AWS Control Tower") ? "AWS Control Tower" : "AWS Security Hub";
  return {
    StandardsArn: arn,
    Name: name,
    EnabledByDefault: enabledByDefault,
    Provider: provider,
    StandardsManagedBy: { Company: "AWS", Product: product },
  };
}

/** What a control is called and how it is mended, wherever it is described. */
export function controlSummary({ SecurityControlId, Title, SeverityRating }: SecurityControl) {
  return {
    SecurityControlId,
    Title,
    // The reference has titles only; AWS's descriptions are longer sentences of the same content.
    Description: `${Title}.`,
    RemediationUrl: `https://docs.aws.amazon.com/console/securityhub/${SecurityControlId}/remediation`,
    SeverityRating,
  };
}

function describeControl(control: SecurityControl) {
  const { parameters } = control;
  return {
    ...controlSummary(control),
    CurrentRegionAvailability: "AVAILABLE",
    Provider: control.provider,
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
