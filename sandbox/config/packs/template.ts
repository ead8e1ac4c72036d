import { parseDocument } from "yaml";
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
  /** Parameters without a default: each needs a value. */
  readonly required: readonly string[];
}

const Contents = z.object({
  Parameters: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  Resources: z.record(z.string(), z.object({ Type: z.string() })),
});

/** Reads as much of a conformance pack template, YAML or JSON, as is checked: its resources' types and its parameters. */
export function readTemplate(body: string): Template {
  const contents = Contents.safeParse(plainContents(body));
  if (!contents.success) throw new AwsError("ValidationException", publishedTexts.invalidTemplate);
  const { Parameters, Resources } = contents.data;
  const types = Object.values(Resources).map(({ Type }) => Type);
  const strange = types.find((type) => !supported.has(type));
  if (strange !== undefined) refuse(unpublishedTexts.resourceType(strange));
  const ruleCount = types.filter((type) => type === RULE).length;
  if (ruleCount === 0) refuse(unpublishedTexts.noRules);
  if (ruleCount > MAX_RULES) refuse(unpublishedTexts.tooManyRules(MAX_RULES));
  return {
    ruleCount,
    parameters: new Set(Object.keys(Parameters)),
    required: Object.entries(Parameters).flatMap(([name, { Default }]) =>
      Default === undefined ? [name] : [],
    ),
  };
}

/** Short forms of intrinsic functions, which are tags unknown to the library, leave their arguments. */
function plainContents(body: string): unknown {
  try {
    const document = parseDocument(body, { schema: "failsafe", merge: true, logLevel: "silent" });
    return document.errors.length > 0 ? undefined : document.toJS();
  } catch {
    return undefined;
  }
}

function refuse(text: string): never {
  throw new AwsError("OrganizationConformancePackTemplateValidationException", text);
}
