import { PackChange, type PackPut, TemplateS3Uri } from "@/lib/aws-config/packs/change/pack-change";
import { bodyProblems } from "@/lib/aws-config/packs/change/pack-soundness";
import { isDefinedAs } from "@/lib/aws-config/packs/change/pack-state";
import { PackName } from "@/lib/aws-config/packs/model";
import { valueCountProblem, valueProblems } from "@/lib/aws-config/packs/template/check-values";
import {
  packLimits,
  type PackTemplate,
  type ParameterValue,
  type TemplateProblem,
} from "@/lib/aws-config/packs/template/pack-template";
import { parseTemplate } from "@/lib/aws-config/packs/template/parse-template";
import { tagProblems } from "@/lib/aws-config/tags/check-tags";
import { changesTags } from "@/lib/aws-config/tags/tag";
import { formatCount } from "@/lib/format/count";
import { notAddedProblem } from "@/lib/organizations/parse-account-ids";
import { type PackDraft, tagsOfDraft } from "./pack-draft";

/** What the form holds, checked as far as it can be without AWS. */
export interface CheckedDraft {
  /** Absent for a template in S3, and where the text can't be read. */
  readonly template?: PackTemplate;
  /** What is wrong with the text of the template, and what AWS may refuse. */
  readonly problems: readonly TemplateProblem[];
  /** By the name of a field, or `parameter <name>`. */
  readonly errors: ReadonlyMap<string, string>;
  /** Whether nothing is put: no template is given, and only tags of a pack that exists are changed. */
  readonly isOfTags: boolean;
  /** All that is put but the template, the tags and what is expected; absent where there is an error. */
  readonly put?: Omit<PackPut, "operation" | "template" | "tags" | "expected">;
}

const shape = PackChange.options[0].shape;

/** Checks a draft; see `CheckedDraft`. */
export function checkDraft(draft: PackDraft): CheckedDraft {
  const errors = new Map<string, string>();
  const name = PackName.safeParse(draft.name.trim());
  if (!name.success)
    errors.set("name", draft.name.trim() === "" ? "Enter a name." : (name.error.issues[0]?.message ?? ""));
  const isBody = draft.source === "body";
  const problems = isBody && draft.body !== "" ? bodyProblems(draft.body) : [];
  const template = isBody ? parseTemplate(draft.body).template : undefined;
  const isOfTags = changesTagsAlone(draft);
  if (!isOfTags) checkTemplate(draft, problems, errors);
  const parameters = isBody ? givenValues(draft, template) : writtenValues(draft.written, errors);
  if (template !== undefined)
    for (const [parameter, problem] of valueProblems(template, parameters))
      errors.set(`parameter ${parameter}`, problem);
  const count = valueCountProblem(parameters);
  if (count !== undefined) errors.set("parameters", count);
  const most = packLimits.excludedAccounts;
  if (draft.excluded.length > most)
    errors.set(
      "excluded",
      `${formatCount(draft.excluded.length)} accounts are selected; AWS takes ${formatCount(most)} excluded accounts at most.`,
    );
  const notAdded = notAddedProblem(draft.pasted, draft.excluded);
  if (notAdded !== undefined && !errors.has("excluded")) errors.set("excluded", notAdded);
  const bucket = shape.deliveryS3Bucket.safeParse(draft.bucket.trim() || undefined);
  if (!bucket.success && draft.bucket.trim() !== "")
    errors.set("bucket", bucket.error.issues[0]?.message ?? "");
  if (draft.prefix.length > 1_024) errors.set("prefix", "A prefix has at most 1,024 characters.");
  for (const [field, problem] of tagProblems(draft.tags, draft.base.tags)) errors.set(field, problem);
  const checked = { ...(template && { template }), problems, errors, isOfTags };
  if (errors.size > 0 || !name.success || isOfTags) return checked;
  const { bucket: deliveryS3Bucket, prefix: deliveryS3KeyPrefix } = draft;
  return {
    ...checked,
    put: {
      name: name.data,
      parameters,
      excludedAccounts: draft.excluded,
      ...(deliveryS3Bucket.trim() !== "" && { deliveryS3Bucket: deliveryS3Bucket.trim() }),
      ...(deliveryS3KeyPrefix !== "" && { deliveryS3KeyPrefix }),
    },
  };
}

function checkTemplate(
  { source, body, uri }: PackDraft,
  problems: readonly TemplateProblem[],
  errors: Map<string, string>,
): void {
  if (source === "s3") {
    const checked = TemplateS3Uri.safeParse(uri.trim());
    if (!checked.success) errors.set("uri", checked.error.issues[0]?.message ?? "");
    return;
  }
  if (body.trim() === "") errors.set("body", "Upload or paste a template.");
  else if (problems.some(({ severity }) => severity === "error"))
    errors.set("body", "AWS would refuse this template. The list below says why.");
}

/** Whether the template of a pack isn't known and none is given, and nothing else is changed but tags. */
function changesTagsAlone(draft: PackDraft): boolean {
  const { source, body, excluded, bucket, prefix } = draft;
  const { pack } = draft.base;
  const tags = tagsOfDraft(draft);
  if (pack === null || pack.template !== undefined || tags === undefined || !changesTags(tags)) return false;
  if (source !== "body" || body.trim() !== "") return false;
  return isDefinedAs(pack, {
    parameters: pack.inputParameters,
    excludedAccounts: excluded,
    deliveryS3Bucket: bucket.trim(),
    deliveryS3KeyPrefix: prefix,
  });
}

/** Only what differs from a default is put: AWS takes 60 values. */
function givenValues({ values }: PackDraft, template: PackTemplate | undefined): ParameterValue[] {
  return (template?.parameters ?? []).flatMap(({ name, default: preset }) => {
    const value = values[name];
    return value === undefined || value === preset ? [] : [{ name, value }];
  });
}

function writtenValues(written: string, errors: Map<string, string>): ParameterValue[] {
  const lines = written.split("\n").map((line) => line.trim());
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const at = line.indexOf("=");
    const name = line.slice(0, at).trim();
    if (at <= 0) errors.set("written", `Line ${index + 1}: write Name=value.`);
    else if (seen.has(name)) errors.set("written", `Line ${index + 1}: ${name} is given two values.`);
    seen.add(name);
    return at <= 0 ? [] : [{ name, value: line.slice(at + 1).trim() }];
  });
}
