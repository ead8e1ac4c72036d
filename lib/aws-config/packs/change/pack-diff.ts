import type { AccountId } from "@/lib/core/identifiers";
import type { DeployedPack, TemplateSource } from "./pack-change";
import { definitionOf, type PackDefinition } from "./pack-state";

/** A value that is put in the place of another; absent where there is none. */
export interface Replaced {
  readonly from?: string;
  readonly to?: string;
}

/** What putting a pack changes. */
export interface PackDiff {
  /** Absent where the same template is put again, or the pack is deleted. `from` is absent where it isn't known. */
  readonly template?: { readonly from?: TemplateSource; readonly to: TemplateSource };
  /** Whether there is a pack whose template isn't known: another client deployed it. */
  readonly isTemplateUnknown: boolean;
  readonly parameters: readonly (Replaced & { readonly name: string })[];
  readonly excluded: { readonly added: readonly AccountId[]; readonly removed: readonly AccountId[] };
  readonly bucket?: Replaced;
  readonly prefix?: Replaced;
}

/** A pack as it is wanted. */
export type WantedPack = PackDefinition & { readonly template: TemplateSource };

const nothing: PackDefinition = { parameters: [], excludedAccounts: [] };

/**
 * What differs between a pack and what is to become of it.
 * @param before null where there is none
 * @param after null where it is deleted
 */
export function diffPack(before: DeployedPack | null, after: WantedPack | null): PackDiff {
  const from = before === null ? nothing : definitionOf(before);
  const to: PackDefinition = after ?? nothing;
  const known = before?.template;
  const isSame = after !== null && known !== undefined && isSameTemplate(known, after.template);
  const had = new Set(from.excludedAccounts);
  const has = new Set(to.excludedAccounts);
  const bucket = replaced(from.deliveryS3Bucket, to.deliveryS3Bucket);
  const prefix = replaced(from.deliveryS3KeyPrefix, to.deliveryS3KeyPrefix);
  return {
    ...(after !== null && !isSame && { template: { ...(known && { from: known }), to: after.template } }),
    isTemplateUnknown: before !== null && known === undefined,
    parameters: parameterChanges(from.parameters, to.parameters),
    excluded: {
      added: to.excludedAccounts.filter((id) => !had.has(id)),
      removed: from.excludedAccounts.filter((id) => !has.has(id)),
    },
    ...(bucket && { bucket }),
    ...(prefix && { prefix }),
  };
}

/** Whether nothing differs: putting it deploys the same pack anew. */
export function isSamePack({ template, parameters, excluded, bucket, prefix }: PackDiff): boolean {
  const accounts = excluded.added.length + excluded.removed.length;
  return !template && !bucket && !prefix && parameters.length + accounts === 0;
}

/** Whether two sources name the same template, as far as their text is known: an object in S3 may have changed since. */
function isSameTemplate(one: TemplateSource, other: TemplateSource): boolean {
  if (one.kind === "body") return other.kind === "body" && one.sha256 === other.sha256;
  return other.kind === "s3" && one.uri === other.uri;
}

function parameterChanges(
  before: PackDefinition["parameters"],
  after: PackDefinition["parameters"],
): PackDiff["parameters"] {
  const from = new Map(before.map(({ name, value }) => [name, value]));
  const to = new Map(after.map(({ name, value }) => [name, value]));
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const change = replaced(from.get(name), to.get(name));
    return change === undefined ? [] : [{ name, ...change }];
  });
}

function replaced(from: string | undefined, to: string | undefined): Replaced | undefined {
  if (from === to) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
