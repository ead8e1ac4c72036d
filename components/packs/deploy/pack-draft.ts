import { z } from "zod";
import { createSessionStore } from "@/components/ui/stores/session-store";
import {
  ABSENT_PACK,
  DeployedPack,
  type PackDetail,
  TemplateSource,
} from "@/lib/aws-config/packs/change/pack-change";
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
  /** The body as it was kept for the review; absent while it is edited. */
  kept: TemplateSource.exactOptional(),
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  /** The pack as it was when the form was opened, or last compared with AWS; null for one that is to be deployed. */
  base: z.object({ fingerprint: z.string(), pack: DeployedPack.nullable() }),
});
export type PackDraft = z.infer<typeof PackDraft>;

/** The draft of a pack that does not exist yet. */
export function emptyDraft(): PackDraft {
  return {
    ...{ step: "edit", name: "", source: "body", body: "", uri: "", values: {}, written: "" },
    ...{ excluded: [], pasted: "", bucket: "", prefix: "" },
    base: { fingerprint: ABSENT_PACK, pack: null },
  };
}

/**
 * The form filled with a pack as AWS has it.
 * @param body its template where that is known and no object in S3
 */
export function draftOf({ pack, fingerprint }: PackDetail, body: string | undefined): PackDraft {
  if (pack === null) return emptyDraft();
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
    base: { fingerprint, pack },
  };
}

/** The form filled with what a plan would put; undefined where the plan isn't one of this form. */
export function draftOfPlan({ body, objects }: PlanDetail, text: string | undefined): PackDraft | undefined {
  const [change] = body.changes;
  if (change?.kind !== "pack" || change.pack.operation !== "put") return undefined;
  const { name, template, parameters, excludedAccounts, expected, ...delivery } = change.pack;
  const reviewed = objects.flatMap(({ reviewed: before }) =>
    before?.kind === "pack" ? [before.had] : [],
  )[0];
  return {
    ...emptyDraft(),
    name,
    ...(template.kind === "s3" ? { source: "s3" as const, uri: template.uri } : { body: text ?? "" }),
    ...valuesOf(parameters),
    excluded: excludedAccounts,
    bucket: delivery.deliveryS3Bucket ?? "",
    prefix: delivery.deliveryS3KeyPrefix ?? "",
    reason: body.reason ?? "",
    ticket: body.ticket ?? "",
    base: { fingerprint: expected, pack: reviewed ?? null },
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
