import { isMap, type YAMLMap } from "yaml";
import { packLimits, type TemplateRule } from "./pack-template";
import {
  type Entry,
  entriesOf,
  isFunction,
  mapAt,
  plainText,
  type TemplateContext,
  textAt,
  valueAt,
} from "./yaml-nodes";

const RULE = "AWS::Config::ConfigRule";
const REMEDIATION = "AWS::Config::RemediationConfiguration";

/** `ConfigRuleName` has so many characters at most. */
const ruleNameLength = 128;

interface Resources {
  readonly rules: TemplateRule[];
  readonly remediations: { readonly logicalId: string; readonly text: string }[];
  readonly resourceIds: ReadonlySet<string>;
}

/** The rules of a template, and how many remediations it has; says what is wrong with each resource. */
export function readResources(root: YAMLMap, context: TemplateContext): Resources {
  const { document, lines, add } = context;
  const section = valueAt(root, "Resources", document);
  if (!isMap(section)) {
    add(
      section === undefined
        ? { severity: "error", message: "The template has no Resources." }
        : lines.error(section ?? root, "Resources has to be a mapping of names to resources."),
    );
    return { rules: [], remediations: [], resourceIds: new Set() };
  }
  const entries = entriesOf(section, document);
  const rules: TemplateRule[] = [];
  const remediated: { readonly key: unknown; readonly rule: string }[] = [];
  const remediations: Resources["remediations"] = [];
  for (const entry of entries) {
    const { name, key, value } = entry;
    if (!isMap(value)) {
      add(lines.error(key, `Resource ${name} has to be a mapping with a Type.`));
      continue;
    }
    const type = textAt(value, "Type", document);
    if (type === RULE) rules.push(readRule(entry, value, context));
    else if (type === REMEDIATION) {
      remediations.push({ logicalId: name, text: lines.textOf(value) });
      const rule = ruleOf(value, context);
      if (rule !== undefined) remediated.push({ key, rule });
    } else if (type === undefined) add(lines.error(key, `Resource ${name} has no Type.`));
    else
      add(
        lines.error(
          valueAt(value, "Type", document),
          `Resource ${name} is of type ${type}. Conformance packs have ${RULE} and ${REMEDIATION} only.`,
        ),
      );
  }
  checkNumber(rules, section, context);
  checkNames(rules, context);
  const names = new Set(rules.flatMap((rule) => [rule.name ?? [], rule.logicalId].flat()));
  const areNamesKnown = rules.every((rule) => rule.name !== undefined);
  for (const { key, rule } of remediated)
    if (areNamesKnown && !names.has(rule))
      add(lines.error(key, `This remediation is for rule ${rule}, which the template does not have.`));
  return { rules, remediations, resourceIds: new Set(entries.map(({ name }) => name)) };
}

function readRule({ name: logicalId, key }: Entry, value: YAMLMap, context: TemplateContext): TemplateRule {
  const { document, lines, add } = context;
  const line = lines.of(key) ?? 1;
  const text = lines.textOf(value);
  const properties = mapAt(value, "Properties", document);
  const source = properties && mapAt(properties, "Source", document);
  if (source === undefined) {
    add(lines.error(key, `Rule ${logicalId} has no Source.`));
    return { logicalId, text, line };
  }
  const owner = textAt(source, "Owner", document);
  const identifier = valueAt(source, "SourceIdentifier", document);
  if (owner === undefined && !isFunction(valueAt(source, "Owner", document)))
    add(lines.error(key, `The Source of rule ${logicalId} has no Owner.`));
  else if (owner !== undefined && !["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"].includes(owner))
    add(
      lines.error(
        valueAt(source, "Owner", document),
        `${owner} is no Owner of a rule. Use AWS, CUSTOM_LAMBDA or CUSTOM_POLICY.`,
      ),
    );
  else if (identifier == null && owner !== "CUSTOM_POLICY")
    add(lines.error(key, `The Source of rule ${logicalId} has no SourceIdentifier.`));
  const name = textAt(properties ?? value, "ConfigRuleName", document);
  const sourceIdentifier = owner === "AWS" ? plainText(identifier) : undefined;
  return {
    logicalId,
    text,
    line,
    ...(name !== undefined && { name }),
    ...(sourceIdentifier !== undefined && { sourceIdentifier }),
  };
}

function ruleOf(value: YAMLMap, { document }: TemplateContext): string | undefined {
  const properties = mapAt(value, "Properties", document);
  return properties && textAt(properties, "ConfigRuleName", document);
}

function checkNumber(
  rules: readonly TemplateRule[],
  section: YAMLMap,
  { lines, add }: TemplateContext,
): void {
  const { rulesPerPack } = packLimits;
  if (rules.length === 0) add(lines.error(section, "The template has no rule. A pack has one at least."));
  const over = rules[rulesPerPack];
  if (over !== undefined)
    add({
      severity: "error",
      line: over.line,
      message: `The template has ${rules.length} rules; a pack has ${rulesPerPack} at most. Rule ${over.logicalId} is the first too many.`,
    });
}

function checkNames(rules: readonly TemplateRule[], { add }: TemplateContext): void {
  const seen = new Map<string, TemplateRule>();
  for (const rule of rules) {
    const { name, line } = rule;
    if (name === undefined) continue;
    const message =
      name === ""
        ? `Rule ${rule.logicalId} has an empty ConfigRuleName.`
        : name.length > ruleNameLength
          ? `The name of rule ${rule.logicalId} has ${name.length} characters; ${ruleNameLength} are the most.`
          : seen.has(name)
            ? `Rule ${rule.logicalId} has the same name as rule ${seen.get(name)?.logicalId ?? ""}: ${name}.`
            : undefined;
    if (message !== undefined) add({ severity: "error", line, message });
    else seen.set(name, rule);
  }
}
