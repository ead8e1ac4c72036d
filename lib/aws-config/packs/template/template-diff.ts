import type { PackTemplate, TemplateParameter } from "./pack-template";

/** Names that only one of two templates has, or that both have otherwise. */
export interface NamesDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** In what two templates differ, by logical ids. */
export interface TemplateDiff {
  readonly rules: NamesDiff;
  readonly remediations: NamesDiff;
  readonly parameters: NamesDiff;
}

/** In what two templates differ; formatting, comments and the order of resources don't count. */
export function diffTemplates(before: PackTemplate, after: PackTemplate): TemplateDiff {
  const resources = (of: readonly { readonly logicalId: string; readonly text: string }[]) =>
    new Map(of.map(({ logicalId, text }) => [logicalId, text]));
  const parameters = (of: readonly TemplateParameter[]) =>
    new Map(of.map((parameter) => [parameter.name, JSON.stringify({ ...parameter, line: undefined })]));
  return {
    rules: compared(resources(before.rules), resources(after.rules)),
    remediations: compared(resources(before.remediations), resources(after.remediations)),
    parameters: compared(parameters(before.parameters), parameters(after.parameters)),
  };
}

/** Whether two templates deploy the same. */
export function isSameContents({ rules, remediations, parameters }: TemplateDiff): boolean {
  return [rules, remediations, parameters].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );
}

function compared(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): NamesDiff {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, text]) =>
      before.has(name) && before.get(name) !== text ? [name] : [],
    ),
  };
}
