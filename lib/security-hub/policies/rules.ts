import type { z } from "zod";
import { assertNever } from "@/lib/core/assert-never";
import type { ControlDefinition, ParameterOptions } from "./standards/catalogue";
import { valueProblem } from "./parameter-value";
import type { ParameterSetting } from "./policy-document";
import { isSameSetting, PolicySettings } from "./settings";

const NAME_LENGTH = 128;
export const DESCRIPTION_LENGTH = 512;
/** Custom policies of one organization. */
export const POLICY_LIMIT = 20;
/** CloudFormation publishes it for each list of a policy. */
const LIST_LENGTH = 1_000;

/** Says what is wrong, and where: the path of a field, joined by dots, is its address in the form. */
type Report = (path: readonly string[], message: string) => void;

/**
 * The rules of Security Hub for a policy (user guide, configuration-policies-overview, create-associate-policy), the
 * same for the form and for the server. Parameters of controls without a definition are checked for their form alone.
 * @param held the policy as it is in AWS now: what is unchanged is not judged, and never blocks saving another change
 */
export function policyRules(definitions: ReadonlyMap<string, ControlDefinition>, existing?: PolicySettings) {
  return PolicySettings.superRefine((settings, context) => {
    const report: Report = (path, message) =>
      context.addIssue({ code: "custom", path: [...path], message } satisfies z.core.$ZodSuperRefineIssue);
    if (settings.name !== existing?.name) checkName(settings.name, report);
    if (settings.description !== existing?.description) checkDescription(settings.description, report);
    if (!settings.serviceEnabled) return;
    const standards = settings.enabledStandardIdentifiers;
    checkList("enabledStandardIdentifiers", standards, existing?.enabledStandardIdentifiers, report);
    checkControls(settings, existing, report);
    checkParameters(settings, existing, definitions, report);
  });
}

function checkName(name: string, report: Report): void {
  if (name === "") report(["name"], "Give the policy a name.");
  else if (!/^[A-Za-z0-9\-.!*/]+$/.test(name)) {
    const wrong = new Set(name.replaceAll(/[A-Za-z0-9\-.!*/]/g, ""));
    const signs = [...wrong].join("").replaceAll(/\s/g, "");
    const named = [...(/\s/.test(name) ? ["spaces"] : []), ...(signs === "" ? [] : [signs])];
    report(["name"], `AWS allows letters, digits and - . ! * / in a name, but not ${named.join(" and ")}.`);
  }
  if (name.length > NAME_LENGTH)
    report(["name"], `A name has at most ${NAME_LENGTH} characters; this one has ${name.length}.`);
}

function checkDescription(description: string, report: Report): void {
  if (description.length > DESCRIPTION_LENGTH)
    report(
      ["description"],
      `A description has at most ${DESCRIPTION_LENGTH} characters; this one has ${description.length}.`,
    );
  else if (description !== "" && description.trim() === "")
    report(["description"], "Write something, or leave it empty.");
}

function checkControls(
  { controls }: PolicySettings,
  existing: PolicySettings | undefined,
  report: Report,
): void {
  checkList("controls", controls.ids, existing?.controls.ids, report);
  const malformed = controls.ids.find(
    (id) => !/^[A-Za-z][A-Za-z0-9]*\.\d{1,4}$/.test(id) && existing?.controls.ids.includes(id) !== true,
  );
  if (malformed !== undefined)
    report(["controls"], `${malformed} is not the id of a security control, such as EC2.18.`);
}

function checkParameters(
  { customParameters }: PolicySettings,
  existing: PolicySettings | undefined,
  definitions: ReadonlyMap<string, ControlDefinition>,
  report: Report,
): void {
  checkList("parameters", customParameters, existing?.customParameters, report);
  for (const { securityControlId, parameters } of customParameters) {
    const definition = definitions.get(securityControlId);
    const existingParameters = existing?.customParameters.find(
      (each) => each.securityControlId === securityControlId,
    );
    for (const { name, ...setting } of parameters) {
      const before = existingParameters?.parameters.find((parameter) => parameter.name === name);
      if (before !== undefined && isSameSetting(before, setting)) continue;
      const known = definition?.parameters.find((parameter) => parameter.name === name);
      const problem =
        definition !== undefined && known === undefined
          ? `${securityControlId} has no parameter ${name}.`
          : settingProblem(setting, known?.options);
      if (problem !== undefined) report(["parameters", securityControlId, name], problem);
    }
  }
}

function settingProblem(
  { valueType, value }: ParameterSetting,
  options: ParameterOptions | undefined,
): string | undefined {
  switch (valueType) {
    case "DEFAULT":
      return value === undefined ? undefined : "The default takes no value.";
    case "CUSTOM":
      return value === undefined ? "Enter a value." : valueProblem(options, value);
    case "UNMODELLED":
      return "Only AWS can set a parameter in this form. Set a value, or take the default.";
    default:
      return assertNever(valueType);
  }
}

/** A list that was longer in the policy already may stay so, and become shorter. */
function checkList(
  name: string,
  list: readonly unknown[],
  existing: readonly unknown[] | undefined,
  report: Report,
): void {
  if (list.length <= Math.max(LIST_LENGTH, existing?.length ?? 0)) return;
  report([name], `AWS takes at most ${LIST_LENGTH} here; these are ${list.length}.`);
}

/** The problems of an input by the address of the field, as the form looks them up. */
export function problemsByField(error: z.ZodError): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = path.map(String).join(".");
    if (!problems.has(field)) problems.set(field, message);
  }
  return problems;
}
