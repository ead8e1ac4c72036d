import { type Document, isMap, LineCounter, parseAllDocuments, type YAMLMap } from "yaml";
import { countOf } from "@/lib/format/count";
import { checkReferences } from "./check-references";
import { intrinsicTags } from "./intrinsic-functions";
import { bytesOf, packLimits, type PackTemplate, type TemplateProblem } from "./pack-template";
import { entriesOf, Lines, mapAt, textAt } from "./yaml-nodes";
import { readParameters } from "./read-parameters";
import { readResources } from "./read-resources";

/** What was read of a template. `template` is absent where so much is wrong that nothing can be said of its contents. */
export interface ParsedTemplate {
  readonly template?: PackTemplate;
  /** Errors first, each by line. */
  readonly problems: readonly TemplateProblem[];
}

/** So many problems are enough to go on with. */
const mostProblems = 100;

const sections: ReadonlySet<string> = new Set([
  "AWSTemplateFormatVersion",
  "Conditions",
  "Description",
  "Mappings",
  "Metadata",
  "Outputs",
  "Parameters",
  "Resources",
  "Rules",
]);

/**
 * Reads a conformance pack template, YAML or JSON, and says with line numbers what AWS would refuse. Intrinsic functions in
 * both forms and anchors are understood. Never throws.
 * https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
 */
export function parseTemplate(text: string): ParsedTemplate {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) return failed("The template is nested too deeply to be read.");
    throw error;
  }
}

function parse(text: string): ParsedTemplate {
  const bytes = bytesOf(text);
  if (bytes > packLimits.s3Bytes)
    return failed(`The template has ${sizeText(bytes)}; AWS takes 300 KB at most.`);
  if (text.trim() === "") return failed("The template is empty.");
  const counter = new LineCounter();
  const lines = new Lines(counter, text);
  const documents = parseAllDocuments(text, {
    customTags: intrinsicTags,
    lineCounter: counter,
    prettyErrors: true,
    // Names and values are compared as they are written: `010` and `yes` stay texts.
    schema: "failsafe",
    logLevel: "error",
  });
  const [document, second] = Array.from(documents);
  if (document === undefined) return failed("The template is empty.");
  const problems: TemplateProblem[] = syntaxProblems(document);
  if (second !== undefined)
    problems.push(
      lines.error(second.contents, "A second YAML document begins here. A template is one document."),
    );
  if (problems.some(({ severity }) => severity === "error")) return { problems: sorted(problems) };
  const root = document.contents;
  if (!isMap(root))
    return { problems: [lines.error(root, "This is no template: it needs a mapping with Resources.")] };
  return readRoot(root, document, { bytes, lines, problems });
}

function readRoot(
  root: YAMLMap,
  document: Document.Parsed,
  { bytes, lines, problems }: { bytes: number; lines: Lines; problems: TemplateProblem[] },
): ParsedTemplate {
  const context = { document, lines, add: (problem: TemplateProblem) => problems.push(problem) };
  for (const { name, key } of entriesOf(root, document))
    if (!sections.has(name))
      problems.push(lines.error(key, `${name} is no section of a conformance pack template.`));
  const parameters = readParameters(root, context);
  const { rules, remediations, resourceIds } = readResources(root, context);
  const conditions = mapAt(root, "Conditions", document);
  const mappings = mapAt(root, "Mappings", document);
  checkReferences(document, lines, {
    parameters: new Set(parameters.map(({ name }) => name)),
    resources: resourceIds,
    conditions: namesOf(conditions, document),
    mappings: namesOf(mappings, document),
    add: context.add,
  });
  if (textAt(root, "AWSTemplateFormatVersion", document) === "")
    problems.push(lines.error(root, "AWSTemplateFormatVersion is empty."));
  return { template: { bytes, parameters, rules, remediations }, problems: sorted(problems) };
}

function namesOf(map: YAMLMap | undefined, document: Document): ReadonlySet<string> {
  return new Set(map === undefined ? [] : entriesOf(map, document).map(({ name }) => name));
}

/** What the YAML library says, with its line and without its picture of the line. */
function syntaxProblems(document: Document.Parsed): TemplateProblem[] {
  const said = [
    ...document.errors,
    // A tag that is no intrinsic function is a warning to the library.
    ...document.warnings,
  ];
  const problems = said.map(({ message, linePos, code }): TemplateProblem => {
    const [first = ""] = message.split("\n");
    const plain = first.replace(/ at line \d+, column \d+:?$/, "");
    const sentence =
      plain === "Maximum call stack size exceeded"
        ? "The template is nested too deeply to be read."
        : code === "TAG_RESOLVE_FAILED"
          ? `${plain.replace(/^Unresolved tag: /, "")} is no intrinsic function that a template may have.`
          : `${plain}.`.replace(/[.:]\.$/, ".");
    return { severity: "error", ...(linePos && { line: linePos[0].line }), message: sentence };
  });
  // One mistake may break several rules of YAML with the same sentence.
  return [...new Map(problems.map((problem) => [`${problem.line} ${problem.message}`, problem])).values()];
}

function failed(message: string): ParsedTemplate {
  return { problems: [{ severity: "error", message }] };
}

function sorted(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  const rank = ({ severity }: TemplateProblem) => (severity === "error" ? 0 : 1);
  const ordered = problems.toSorted(
    (one, other) => rank(one) - rank(other) || (one.line ?? 0) - (other.line ?? 0),
  );
  const more = ordered.length - mostProblems;
  if (more <= 0) return ordered;
  const rest = { severity: "error", message: `and ${countOf(more, "other problem")}.` } as const;
  return [...ordered.slice(0, mostProblems), rest];
}

/** `52.1 KB (53,350 bytes)`. */
export function sizeText(bytes: number): string {
  return `${(bytes / 1_024).toFixed(1)} KB (${bytes.toLocaleString("en-US")} bytes)`;
}
