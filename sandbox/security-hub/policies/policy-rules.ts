import { AwsError } from "../../contract";
import type {
  ParameterConfiguration,
  PolicyDocument,
  SecurityControlsConfiguration,
} from "../../world/policy-document";
import { valueProblem } from "../standards/parameter-rules";
import { publishedTexts } from "../published-texts";
import { securityControl } from "../standards/security-controls";
import { isStandardArn } from "../standards/standards";
import { unpublishedTexts } from "../unpublished-texts";

const NAME = /^[A-Za-z0-9\-.!*/]{1,128}$/;
const DESCRIPTION_LENGTH = 512;
/** CloudFormation publishes it for every list of a policy. */
const LIST_LENGTH = 1_000;
const CONTROL_ID = /^[A-Za-z][A-Za-z0-9]*\.\d{1,4}$/;

/** Refuses names with other characters than AWS allows, and descriptions that are too long. */
export function checkPolicyTexts(name: string | undefined, description: string | undefined): void {
  if (name !== undefined && !NAME.test(name)) refuse(unpublishedTexts.policyName);
  if ((description?.length ?? 0) > DESCRIPTION_LENGTH) refuse(unpublishedTexts.policyDescription);
}

/**
 * Refuses documents that the model allows and Security Hub does not: a policy that enables it is complete, with
 * standards and exactly one of the two control lists. One that disables it may carry more, which is not looked at.
 */
export function checkPolicyDocument(document: PolicyDocument, partition: string): void {
  const {
    ServiceEnabled,
    EnabledStandardIdentifiers,
    SecurityControlsConfiguration: controls,
  } = document.SecurityHub;
  if (ServiceEnabled === undefined) refuse(unpublishedTexts.serviceEnabledMissing);
  if (!ServiceEnabled) return;
  if (EnabledStandardIdentifiers === undefined || controls === undefined) {
    return refuse(publishedTexts.enabledWithoutConfiguration);
  }
  checkLength("EnabledStandardIdentifiers", EnabledStandardIdentifiers);
  for (const arn of EnabledStandardIdentifiers) {
    if (!isStandardArn(partition, arn)) refuse(unpublishedTexts.unknownStandard(arn));
  }
  checkControls(controls);
}

function checkControls(controls: SecurityControlsConfiguration): void {
  const { EnabledSecurityControlIdentifiers: enabled, DisabledSecurityControlIdentifiers: disabled } =
    controls;
  if ((enabled === undefined) === (disabled === undefined)) refuse(unpublishedTexts.oneControlList);
  checkLength("EnabledSecurityControlIdentifiers", enabled ?? []);
  checkLength("DisabledSecurityControlIdentifiers", disabled ?? []);
  for (const id of [...(enabled ?? []), ...(disabled ?? [])]) checkControlId(id);

  const parameters = controls.SecurityControlCustomParameters ?? [];
  checkLength("SecurityControlCustomParameters", parameters);
  for (const { SecurityControlId: id = "", Parameters = {} } of parameters) {
    checkControlId(id);
    for (const [name, configuration] of Object.entries(Parameters)) checkParameter(id, name, configuration);
  }
}

/** Parameters of controls that the sandbox does not know are checked for their form alone. */
function checkParameter(controlId: string, name: string, { ValueType, Value }: ParameterConfiguration): void {
  const known = securityControl(controlId);
  const parameter = known?.parameters.find((candidate) => candidate.name === name);
  if (known !== undefined && parameter === undefined)
    refuse(unpublishedTexts.unknownParameter(controlId, name));
  // "Security Hub ignores user-provided input for the Value field" of DEFAULT: API_ParameterConfiguration.
  if (ValueType === "DEFAULT") return;
  if (Value === undefined) return refuse(unpublishedTexts.valueMissing(name));
  const problem = parameter === undefined ? undefined : valueProblem(parameter, Value);
  if (problem !== undefined) refuse(unpublishedTexts.parameterValue(name, problem));
}

function checkControlId(id: string): void {
  if (!CONTROL_ID.test(id)) refuse(unpublishedTexts.malformedControl(id));
}

function checkLength(member: string, list: readonly unknown[]): void {
  if (list.length > LIST_LENGTH) refuse(unpublishedTexts.listTooLong(member, LIST_LENGTH));
}

function refuse(text: string): never {
  throw new AwsError("InvalidInputException", text);
}
