import { z } from "zod";
import { createSessionStore } from "@/components/ui/stores/session-store";
import {
  ABSENT_PACK,
  DeployedPack,
  PackArn,
  type PackDetail,
  TemplateSource,
} from "@/lib/aws-config/packs/change/pack-change";
import { changeOfTags, diffTags, isSameTags, Tag, tagsAfter, type TagsDiff } from "@/lib/aws-config/tags/tag";
import { AccountId } from "@/lib/core/identifiers";
import type { PlanDetail } from "@/lib/runs/plans/plan";

/** The form as it stands, valid or not. What was typed for a choice that is not made any more is kept. */
const PackDraft = z.object({
  step: z.enum(["edit", "review"]),
  name: z.string(),
  source: z.enum(["body", "s3"]),
  body: z.string(),
  uri: z.string(),
  /** Values by the name of the parameter; one without has its default. */
  values: z.record(z.string(), z.string()),
  /** Of a template in S3, whose parameters aren't known: `Name=value`, one a line. */
  written: z.string(),
  excluded: z.array(AccountId),
  pasted: z.string(),
  bucket: z.string(),
  prefix: z.string(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
  /** The body as it was kept for the review; absent while it is edited. */
  kept: TemplateSource.exactOptional(),
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  /** The pack as it was when the form was opened, or last compared with AWS; null for one that is to be deployed. */
  base: z.object({
    fingerprint: z.string(),
    pack: DeployedPack.nullable(),
    /** Absent where they could not be read: then they are left alone. */
    tags: z.array(Tag).exactOptional(),
  }),
});
export type PackDraft = z.infer<typeof PackDraft>;

/** The draft of a pack that does not exist yet. */
export function emptyDraft(): PackDraft {
  return {
    ...{ step: "edit", name: "", source: "body", body: "", uri: "", values: {}, written: "" },
    ...{ excluded: [], pasted: "", bucket: "", prefix: "", tags: [] },
    base: { fingerprint: ABSENT_PACK, pack: null, tags: [] },
  };
}

/** What a pack in AWS is, to compare with later. */
function packBase({ pack, fingerprint, tags }: PackDetail): PackDraft["base"] {
  if (pack === null) return { ...emptyDraft().base, fingerprint };
  const areKnown = tags !== undefined && PackArn.safeParse(pack.arn).success;
  return { fingerprint, pack, ...(areKnown && { tags }) };
}

/** Whether a pack is still what the form was begun from. Tags that could not be read say nothing. */
export function isUnchanged(base: PackDraft["base"], now: PackDetail): boolean {
  if (base.fingerprint !== now.fingerprint) return false;
  return base.tags === undefined || now.tags === undefined || isSameTags(base.tags, now.tags);
}

/** What the form changes of the tags; undefined where those of the pack aren't known. */
export function tagsOfDraft({ base, tags }: PackDraft): TagsDiff | undefined {
  const had = base.pack === null ? [] : base.tags;
  return had && diffTags(had, tags);
}

/** The form compared with a pack as it is now: of the tags, what was changed in the form stays changed. */
export function onBase({ base: { tags: had }, tags }: PackDraft, now: PackDetail): Partial<PackDraft> {
  const base = packBase(now);
  if (base.tags === undefined) return { base };
  const mine = had === undefined ? base.tags : tagsAfter(base.tags, changeOfTags(diffTags(had, tags)));
  return { base, tags: [...(base.pack === null ? tags : mine)] };
}

/**
 * The form filled with a pack as AWS has it.
 * @param body its template where that is known and no object in S3
 */
export function draftOf(detail: PackDetail, body: string | undefined): PackDraft {
  const { pack } = detail;
  if (pack === null) return emptyDraft();
  const base = packBase(detail);
  const { name, template, inputParameters, excludedAccounts } = pack;
  return {
    ...emptyDraft(),
    name,
    ...(template?.kind === "s3" && { source: "s3", uri: template.uri }),
    ...(body !== undefined && { body }),
    ...valuesOf(inputParameters),
    excluded: excludedAccounts,
    bucket: pack.deliveryS3Bucket ?? "",
    prefix: pack.deliveryS3KeyPrefix ?? "",
    tags: base.tags ?? [],
    base,
  };
}

/**
 * The form filled with what a plan would make of a pack and its tags; undefined where the plan isn't one of this form.
 * @param text the template where that is known and no object in S3
 * @param present the pack as AWS has it; absent for one that is to be deployed, and where it could not be read
 */
export function draftOfPlan(
  { body, objects }: PlanDetail,
  { text, present }: { readonly text: string | undefined; readonly present: PackDetail | undefined },
): PackDraft | undefined {
  const { put, tagging } = plannedPack({ body });
  const why = { reason: body.reason ?? "", ticket: body.ticket ?? "" };
  const planned = tagging && [...tagsAfter(tagging.expected, tagging)];
  if (put === undefined) {
    if (tagging === undefined || planned === undefined || !present?.pack) return undefined;
    const begun = draftOf(present, text);
    return { ...begun, ...why, tags: planned, base: { ...begun.base, tags: tagging.expected } };
  }
  const { name, template, parameters, excludedAccounts, expected, ...delivery } = put;
  const reviewed = objects.flatMap(({ reviewed: before }) =>
    before?.kind === "pack" ? [before.had] : [],
  )[0];
  const had = expected === ABSENT_PACK ? [] : (tagging?.expected ?? present?.tags);
  return {
    ...emptyDraft(),
    name,
    ...(template.kind === "s3" ? { source: "s3" as const, uri: template.uri } : { body: text ?? "" }),
    ...valuesOf(parameters),
    excluded: excludedAccounts,
    bucket: delivery.deliveryS3Bucket ?? "",
    prefix: delivery.deliveryS3KeyPrefix ?? "",
    tags: planned ?? put.tags ?? had ?? [],
    ...why,
    base: { fingerprint: expected, pack: reviewed ?? null, ...(had && { tags: had }) },
  };
}

/** What a plan puts, and which tags it changes. */
export function plannedPack({ body: { changes } }: Pick<PlanDetail, "body">) {
  return {
    put: changes.flatMap((change) =>
      change.kind === "pack" && change.pack.operation === "put" ? [change.pack] : [],
    )[0],
    tagging: changes.flatMap((change) => (change.kind === "pack-tags" ? [change.tags] : []))[0],
  };
}

function valuesOf(parameters: readonly { readonly name: string; readonly value: string }[]) {
  return {
    values: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    written: parameters.map(({ name, value }) => `${name}=${value}`).join("\n"),
  };
}

/** A draft in this tab that outlives a reload and a crash of the page. */
export interface PackDraftStore {
  /** Undefined until something has been begun. */
  readonly get: () => PackDraft | undefined;
  readonly begin: (draft: PackDraft) => void;
  readonly discard: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const stores = new Map<string, PackDraftStore>();

/** The draft of one pack, or of the one that is to be deployed: `key` tells them apart. */
export function packDraftStore(key: string): PackDraftStore {
  const known = stores.get(key);
  if (known !== undefined) return known;
  const { get, set, subscribe } = createSessionStore(`canopy.pack ${key}`, PackDraft, { keepWithinMs: 200 });
  const store: PackDraftStore = { get, begin: set, discard: () => set(undefined), subscribe };
  stores.set(key, store);
  return store;
}
