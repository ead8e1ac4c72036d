import { z } from "zod";
import { MissingPart } from "@/lib/core/missing-part";
import { AccountId } from "@/lib/core/identifiers";
import { MAX_TAGS, Tag, tagsChange } from "../../tags/tag";
import { OrganizationConformancePack, PackName } from "../model";
import { packLimits } from "../template/pack-template";

/** SHA-256 of a template as UTF-8, in hexadecimal digits. */
export const TemplateHash = z
  .string()
  .max(64, "This is no SHA-256 of a template.")
  .regex(/^[0-9a-f]{64}$/, "This is no SHA-256 of a template.")
  .brand<"TemplateHash">();
export type TemplateHash = z.infer<typeof TemplateHash>;

/** `s3://bucket/key`, as AWS Config takes it. */
export const TemplateS3Uri = z
  .string()
  .max(1_024, "A URI has at most 1,024 characters.")
  .regex(/^s3:\/\/[^/]+\/.+$/, "Name a bucket and a key: s3://bucket/key.");

/**
 * Where a pack's template comes from: a text that Canopy keeps under its hash, or an object in S3, which AWS reads itself.
 * Organization conformance packs don't take SSM documents.
 */
export const TemplateSource = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("body"),
    sha256: TemplateHash,
    bytes: z.int().min(1).max(packLimits.bodyBytes),
  }),
  z.strictObject({ kind: z.literal("s3"), uri: TemplateS3Uri }),
]);
export type TemplateSource = z.infer<typeof TemplateSource>;

/** Of the pack that was reviewed, or ABSENT_PACK; see `packFingerprint`. */
const Fingerprint = z.string().max(64);

/** `expected` of a pack that shall not exist yet. */
export const ABSENT_PACK = "absent";

const bucketPrefix = "awsconfigconforms";

const PutPack = z.strictObject({
  operation: z.literal("put"),
  name: PackName,
  template: TemplateSource,
  parameters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(packLimits.parameterName),
        value: z.string().max(packLimits.parameterValue, "A value has at most 4,096 characters."),
      }),
    )
    .max(packLimits.parameters, `AWS takes values of ${packLimits.parameters} parameters at most.`),
  excludedAccounts: z
    .array(AccountId)
    .max(packLimits.excludedAccounts, "AWS takes 1,000 excluded accounts at most."),
  deliveryS3Bucket: z
    .string()
    .max(63, "A bucket's name has at most 63 characters.")
    .regex(/^awsconfigconforms/, `The name of the delivery bucket begins with ${bucketPrefix}.`)
    .exactOptional(),
  deliveryS3KeyPrefix: z.string().min(1).max(1_024, "A prefix has at most 1,024 characters.").exactOptional(),
  /** Only of a pack that does not exist yet: those of one that does are changed by steps of their own. */
  tags: z.array(Tag).max(MAX_TAGS, "AWS takes at most 50 tags.").exactOptional(),
  expected: Fingerprint,
});

/** What a run does to one organization conformance pack of the Region that Canopy works in. */
export const PackChange = z.discriminatedUnion("operation", [
  PutPack,
  z.strictObject({ operation: z.literal("delete"), name: PackName, expected: Fingerprint }),
]);
export type PackChange = z.infer<typeof PackChange>;
export type PackPut = Extract<PackChange, { readonly operation: "put" }>;

/** The ARN of an organization conformance pack. */
export const PackArn = z
  .string()
  .max(1_000, "This is not the ARN of an organization conformance pack.")
  .regex(
    /^arn:aws[a-z-]*:config:[a-z\d-]+:\d{12}:organization-conformance-pack\/[\w-]+$/,
    "This is not the ARN of an organization conformance pack.",
  );

/**
 * What a run does to the tags of a pack that exists. AWS's model doesn't say what Put does with other tags; of the packs of
 * one account it ignores them.
 */
export const PackTagsChange = z.strictObject({ name: PackName, arn: PackArn, ...tagsChange });
export type PackTagsChange = z.infer<typeof PackTagsChange>;

/** A pack as AWS describes it, with the template where Canopy knows it: that of its own last deployment. */
export const DeployedPack = OrganizationConformancePack.omit({ status: true }).extend({
  template: TemplateSource.exactOptional(),
});
export type DeployedPack = z.infer<typeof DeployedPack>;

/** A pack with its tags, where they could be read: what deploys it anew after a deletion. */
export const FormerPack = DeployedPack.extend({ tags: z.array(Tag).exactOptional() });
export type FormerPack = z.infer<typeof FormerPack>;

/** What `describeOrganizationConformancePack` answers. */
export const PackDetail = z.object({
  /** Null where there is no pack of that name. */
  pack: DeployedPack.nullable(),
  /** Absent where they could not be read, and the missing part says why; and where there is no pack. */
  tags: z.array(Tag).exactOptional(),
  missingParts: z.array(MissingPart),
  fingerprint: z.string(),
  /** Epoch milliseconds. */
  readAt: z.int(),
  /** How many rules the other packs have whose templates Canopy knows. */
  rulesOfPacks: z.array(z.object({ name: PackName, rules: z.int() })),
});
export type PackDetail = z.infer<typeof PackDetail>;

/** The key of a pack among the objects of runs and in the record. */
export function packTarget(name: string): string {
  return `pack ${name}`;
}
