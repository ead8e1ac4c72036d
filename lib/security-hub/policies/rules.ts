import type { z } from "zod";
import type { ControlDefinition } from "./catalogue";
import { valueProblem } from "./parameter-value";
import { PolicySettings } from "./settings";

const NAME_LENGTH = 128;
export const DESCRIPTION_LENGTH = 512;
/** Custom policies of one organization. */
export const POLICY_LIMIT = 20;
/** CloudFormation publishes it for each list of a policy. */
const LIST_LENGTH = 1_000;

/** Says what is wrong, and where: the path of a field, joined by dots, is its address in the form. */
type Report = (path: readonly string[], message: string) => void;

/**
 * The rules of Security Hub for a policy (user guide, configuration-policies-overview, create-associate-policy), the same
 * for the form and for the server. Parameters of controls without a definition are checked for their form alone.
 */
export function policyRules(definitions: ReadonlyMap<string, ControlDefinition>) {
  return PolicySettings.superRefine((settings, context) => {
    const report: Report = (path, message) =>
      context.addIssue({ code: "custom", path: [...path], message } satisfies z.core.$ZodSuperRefineIssue);
    checkTexts(settings, report);
    if (!settings.serviceEnabled) return;
    checkList("enabledStandardIdentifiers", settings.enabledStandardIdentifiers, report);
    checkControls(settings, report);
    checkParameters(settings, definitions, report);
  });
}

function checkTexts({ name, description }: PolicySettings, report: Report): void {
  if (name === "") report(["name"], "Give the policy a name.");
  else if (!/^[A-Za-z0-9\-.!*/]+$/.test(name)) {
    const wrong = new Set(name.replaceAll(/[A-Za-z0-9\-.!*/]/g, ""));
    const signs = [...wrong].join("").replaceAll(/\s/g, "");
    const named = [...(/\s/.test(name) ? ["spaces"] : []), ...(signs === "" ? [] : [signs])];
    report(["name"], `AWS allows letters, digits and - . ! * / in a name, but not ${named.join(" and ")}.`);
  }
  if (name.length > NAME_LENGTH)
    report(["name"], `A name has at most ${NAME_LENGTH} characters; this one has ${name.length}.`);
  if (description.length > DESCRIPTION_LENGTH)
    report(
      ["description"],
      `A description has at most ${DESCRIPTION_LENGTH} characters; this one has ${description.length}.`,
    );
  else if (description !== "" && description.trim() === "")
    report(["description"], "Write something, or leave it empty.");
}

function checkControls({ controls }: PolicySettings, report: Report): void {
  checkList("controls", controls.ids, report);
  const malformed = controls.ids.find((id) => !/^[A-Za-z][A-Za-z0-9]*\.\d{1,4}$/.test(id));
  if (malformed !== undefined)
    report(["controls"], `${malformed} is not the id of a security control, such as EC2.18.`);
}

function checkParameters(
  { customParameters }: PolicySettings,
  definitions: ReadonlyMap<string, ControlDefinition>,
  report: Report,
): void {
  checkList("parameters", customParameters, report);
  for (const { securityControlId, parameters } of customParameters) {
    const definition = definitions.get(securityControlId);
    for (const { name, valueType, value } of parameters) {
      const path = ["parameters", securityControlId, name];
      const options = definition?.parameters.find((parameter) => parameter.name === name)?.options;
      if (definition !== undefined && options === undefined) {
        report(path, `${securityControlId} has no parameter ${name}.`);
      } else if (valueType === "DEFAULT") {
        if (value !== undefined) report(path, "The default takes no value.");
      } else {
        const problem = value === undefined ? "Enter a value." : valueProblem(options, value);
        if (problem !== undefined) report(path, problem);
      }
    }
  }
}

function checkList(name: string, list: readonly unknown[], report: Report): void {
  if (list.length <= LIST_LENGTH) return;
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
