import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { valueCountProblem, valueProblems } from "../template/check-values";
import { bytesOf, packLimits, type TemplateProblem } from "../template/pack-template";
import { parseTemplate, sizeText } from "../template/parse-template";
import { requireSoundTags } from "../../tags/check-tags";
import { ABSENT_PACK, type PackPut } from "./pack-change";

/** What is wrong with a template that is to be sent with the request: what parsing it says, and its size. */
export function bodyProblems(body: string): readonly TemplateProblem[] {
  const bytes = bytesOf(body);
  const { problems } = parseTemplate(body);
  if (bytes <= packLimits.bodyBytes) return problems;
  return [
    {
      severity: "error",
      message: `The template has ${sizeText(bytes)}; AWS takes 51,200 bytes with the request. Put it into S3, where it may have 300 KB, and name its URI.`,
    },
    ...problems,
  ];
}

/** Rejects as `invalid-input`, naming the lines, where AWS would refuse a template. */
export function requireSoundBody(body: string): void {
  const errors = bodyProblems(body).filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return;
  throw new FailureError({
    code: "invalid-input",
    message: `The template can't be deployed. ${problemText(first)}`,
    fields: { template: errors.slice(0, 20).map(problemText) },
  });
}

/** Rejects as `invalid-input` where values don't fit the template. Of a template in S3 only their number is known. */
export function requireSoundValues(
  { parameters }: Pick<PackPut, "parameters">,
  body: string | undefined,
): void {
  const count = valueCountProblem(parameters);
  const template = body === undefined ? undefined : parseTemplate(body).template;
  const problems = template === undefined ? [] : [...valueProblems(template, parameters).values()];
  const [first] = [...(count === undefined ? [] : [count]), ...problems];
  if (first === undefined) return;
  throw new FailureError({
    code: "invalid-input",
    message: first,
    fields: { parameters: problems },
  } satisfies {
    code: Failure["code"];
    message: string;
    fields: Record<string, string[]>;
  });
}

/** Rejects as `invalid-input` where AWS would refuse the tags of a new pack, and where there are tags of one that exists. */
export function requireTagsOfNew({ tags = [], expected }: PackPut): void {
  requireSoundTags(tags);
  if (tags.length === 0 || expected === ABSENT_PACK) return;
  throw new FailureError({
    code: "invalid-input",
    message: "A pack that exists is put without tags: they are changed by TagResource and UntagResource.",
    fields: { tags: ["Leave the tags out, and change them in a step of their own."] },
  });
}

/** `Line 12: Resource A has no Type.` */
function problemText({ line, message }: TemplateProblem): string {
  return line === undefined ? message : `Line ${line}: ${message}`;
}
