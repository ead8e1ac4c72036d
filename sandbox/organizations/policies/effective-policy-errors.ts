import { regionsOf } from "../../security-hub/regions";
import { unpublishedTexts } from "../unpublished-texts";
import type { EffectiveNode } from "./effective-policy";

/** Organizations' `EffectivePolicyValidationError`. */
export interface EffectivePolicyError {
  readonly code: string;
  readonly message: string;
  /** `securityhub/enable_in_regions` */
  readonly path: string;
  readonly policyIds: readonly string[];
}

const regionLists: ReadonlySet<string> = new Set(["enable_in_regions", "disable_in_regions"]);
const ALL_SUPPORTED = "ALL_SUPPORTED";

/**
 * What keeps an effective policy from being enforced in full. Of the two Security Hub policy types: "Region names must
 * be valid and available in Security Hub"; which name is valid shows only once the policies are merged.
 */
export function effectivePolicyErrors(root: EffectiveNode, partition: string): EffectivePolicyError[] {
  const known = new Set([...regionsOf(partition), ALL_SUPPORTED]);
  function errorsIn(node: EffectiveNode, path: readonly string[]): EffectivePolicyError[] {
    const own = regionLists.has(path.at(-1) ?? "") ? unknownRegions(node, known) : [];
    return [
      ...own.map((region) => ({
        code: unpublishedTexts.regionUnknown.code,
        message: unpublishedTexts.regionUnknown.text(region),
        path: path.join("/"),
        policyIds: node.setting?.policyIds ?? [],
      })),
      ...[...node.children].flatMap(([key, child]) => errorsIn(child, [...path, key])),
    ];
  }
  return errorsIn(root, []);
}

function unknownRegions({ setting }: EffectiveNode, known: ReadonlySet<string>): string[] {
  const listed: unknown[] = Array.isArray(setting?.value) ? setting.value : [];
  return listed.flatMap((region) => (typeof region === "string" && !known.has(region) ? [region] : []));
}
