import type { PackName } from "../model";
import { changeOfTags, changesTags, diffTags, type Tag } from "../../tags/tag";
import { type DeployedPack, type PackPut, PackTagsChange } from "./pack-change";
import { diffPack, isSamePack } from "./pack-diff";

/** What makes a pack and its tags be so: either is absent where it has nothing to do. */
export interface PackRequest {
  readonly name: PackName;
  /** PutOrganizationConformancePack, with the tags of a new pack. */
  readonly put?: Omit<PackPut, "operation">;
  /** UntagResource and TagResource of one that exists, after it. */
  readonly tags?: PackTagsChange;
}

/** A pack as it was reviewed. */
export interface ReviewedPack {
  readonly fingerprint: string;
  /** Null where there is none. */
  readonly pack: DeployedPack | null;
  /** Absent where they aren't known: then they are left alone. */
  readonly tags?: readonly Tag[];
}

/**
 * What makes a pack and its tags out of what they were when they were reviewed. Where nothing but tags changes the pack isn't
 * put: that would deploy it again to every account. Undefined where there is neither a pack nor one that is wanted.
 * @param put absent where no template is given, because only tags are changed
 */
export function packRequest(
  { fingerprint, pack, tags: had }: ReviewedPack,
  {
    put,
    tags: wanted,
  }: {
    readonly put: Omit<PackPut, "operation" | "tags" | "expected"> | undefined;
    readonly tags: readonly Tag[];
  },
): PackRequest | undefined {
  if (pack === null) {
    if (put === undefined) return undefined;
    const tags = wanted.length > 0 && { tags: [...wanted] };
    return { name: put.name, put: { ...put, ...tags, expected: fingerprint } };
  }
  const diff = had && diffTags(had, wanted);
  const tags =
    diff === undefined || !changesTags(diff)
      ? undefined
      : PackTagsChange.parse({ name: pack.name, arn: pack.arn, ...changeOfTags(diff), expected: had });
  const isPut = put !== undefined && (tags === undefined || !isSamePack(diffPack(pack, put)));
  return {
    name: pack.name,
    ...(isPut && { put: { ...put, expected: fingerprint } }),
    ...(tags && { tags }),
  };
}

/** The same as the changes of a run. */
export function changesOfRequest({ put, tags }: Omit<PackRequest, "name">) {
  return [
    ...(put === undefined ? [] : [{ kind: "pack" as const, pack: { operation: "put" as const, ...put } }]),
    ...(tags === undefined ? [] : [{ kind: "pack-tags" as const, tags }]),
  ];
}
