import { z } from "zod";
import { AwsError } from "../../contract";
import { publishedTexts } from "../published-texts";
import { readTemplate } from "./template";
import { Tags } from "../tag-rules";
import { unpublishedTexts } from "../unpublished-texts";

/** The members of PutOrganizationConformancePack. */
export const PutPack = z.object({
  OrganizationConformancePackName: z.string(),
  TemplateS3Uri: z.string().optional(),
  TemplateBody: z.string().optional(),
  DeliveryS3Bucket: z.string().optional(),
  DeliveryS3KeyPrefix: z.string().optional(),
  ConformancePackInputParameters: z
    .array(z.object({ ParameterName: z.string(), ParameterValue: z.string() }))
    .optional(),
  ExcludedAccounts: z.array(z.string()).default([]),
  Tags,
});
type PutPack = z.infer<typeof PutPack>;

/** The model counts characters, its documentation bytes. */
const MAX_BODY_BYTES = 51_200;
const BUCKET_PREFIX = "awsconfigconforms";
/** The sandbox has no S3: what is behind a URI is taken for a template of this many rules. */
const RULES_BEHIND_URI = 25;

/** Refuses a pack that AWS would refuse. Answers how many rules it has. */
export function checkPack(wanted: PutPack): number {
  const { DeliveryS3Bucket: bucket = "", TemplateS3Uri: uri, TemplateBody: body } = wanted;
  if (bucket !== "" && !bucket.startsWith(BUCKET_PREFIX)) {
    throw new AwsError("ValidationException", unpublishedTexts.deliveryBucket(BUCKET_PREFIX));
  }
  // Where both are given, AWS reads the one in S3 and ignores the other.
  if (uri !== undefined) {
    if (!/^s3:\/\/[^/]+\/.+$/.test(uri)) refuse(unpublishedTexts.templateUri(uri));
    return RULES_BEHIND_URI;
  }
  if (body === undefined) throw new AwsError("ValidationException", publishedTexts.invalidTemplate);
  if (Buffer.byteLength(body) > MAX_BODY_BYTES)
    throw new AwsError("ValidationException", unpublishedTexts.templateSize(MAX_BODY_BYTES));
  const { ruleCount, parameters, required } = readTemplate(body);
  const given = (wanted.ConformancePackInputParameters ?? []).map(({ ParameterName }) => ParameterName);
  const unknown = given.find((name) => !parameters.has(name));
  if (unknown !== undefined) refuse(unpublishedTexts.unknownParameter(unknown));
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  if (twice !== undefined) refuse(unpublishedTexts.parameterTwice(twice));
  const missing = required.find((name) => !given.includes(name));
  if (missing !== undefined) refuse(unpublishedTexts.parameterWithoutValue(missing));
  return ruleCount;
}

function refuse(text: string): never {
  throw new AwsError("OrganizationConformancePackTemplateValidationException", text);
}
