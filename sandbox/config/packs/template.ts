import { z } from "zod";
import { AwsError } from "../../contract";
import { publishedTexts } from "../published-texts";
import { unpublishedTexts } from "../unpublished-texts";

const RULE = "AWS::Config::ConfigRule";
const supported: ReadonlySet<string> = new Set([RULE, "AWS::Config::RemediationConfiguration"]);
/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
const MAX_RULES = 130;

interface Template {
  readonly ruleCount: number;
  readonly parameters: ReadonlySet<string>;
}

const JsonTemplate = z.object({
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), z.object({ Type: z.string() })),
});

/**
 * Reads as much of a conformance pack template as is checked: the types of its resources and its parameters' names. YAML
 * is read by indentation; the flow style and anchors, which AWS's templates do not use, are not understood.
 */
export function readTemplate(body: string): Template {
  const { types, parameters } = body.trimStart().startsWith("{") ? fromJson(body) : fromYaml(body);
  const strange = types.find((type) => !supported.has(type));
  if (strange !== undefined) refuse(unpublishedTexts.resourceType(strange));
  const ruleCount = types.filter((type) => type === RULE).length;
  if (ruleCount === 0) refuse(unpublishedTexts.noRules);
  if (ruleCount > MAX_RULES) refuse(unpublishedTexts.tooManyRules(MAX_RULES));
  return { ruleCount, parameters: new Set(parameters) };
}

interface Parts {
  readonly types: readonly string[];
  readonly parameters: readonly string[];
}

function fromJson(body: string): Parts {
  const template = JsonTemplate.safeParse(parseJson(body));
  if (!template.success) throw new AwsError("ValidationException", publishedTexts.invalidTemplate);
  const { Resources, Parameters } = template.data;
  return {
    types: Object.values(Resources).map(({ Type }) => Type),
    parameters: Object.keys(Parameters),
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function fromYaml(body: string): Parts {
  const resources = section(body, "Resources");
  if (resources === undefined) throw new AwsError("ValidationException", publishedTexts.invalidTemplate);
  const parameters = section(body, "Parameters") ?? [];
  return {
    types: entriesAt(resources, 1).flatMap(({ name, value }) => (name === "Type" ? [value] : [])),
    parameters: entriesAt(parameters, 0).map(({ name }) => name),
  };
}

/** The lines below a key at the very left, without comments and empty ones. */
function section(body: string, key: string): string[] | undefined {
  const lines = body.split(/\r?\n/).filter((line) => !/^\s*(?:#.*)?$/.test(line));
  const start = lines.findIndex((line) => new RegExp(`^["']?${key}["']?:\\s*$`).test(line));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line));
  return lines.slice(start + 1, end < 0 ? lines.length : end);
}

interface Entry {
  readonly name: string;
  readonly value: string;
}

/** The mapping's entries at a depth, which is counted in the indentations that the section uses. */
function entriesAt(lines: readonly string[], depth: number): Entry[] {
  const step = indentationOf(lines[0] ?? "");
  const names = lines.filter((line) => indentationOf(line) === step * (depth + 1));
  return names.flatMap((line) => {
    const [, name, value = ""] = /^\s+["']?([^"':\s]+)["']?:\s*(?:["']?([^"'#\s]*)["']?)?/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

function refuse(text: string): never {
  throw new AwsError("OrganizationConformancePackTemplateValidationException", text);
}
