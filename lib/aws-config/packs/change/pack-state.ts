import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { textFingerprint } from "@/lib/core/texts/text-fingerprint";
import { ABSENT_PACK, type DeployedPack, type PackPut } from "./pack-change";

/**
 * What a pack is, in a few characters, with the time of its last update: AWS doesn't show another template otherwise. The
 * order in which AWS lists parameters and accounts doesn't matter.
 */
export function packFingerprint(pack: DeployedPack | undefined | null): string {
  if (pack == null) return ABSENT_PACK;
  return textFingerprint([pack.arn, pack.updatedAt, definitionText(definitionOf(pack))].join("\n"));
}

/** What of a pack is put and is given back: all but the template. */
export type PackDefinition = Pick<
  PackPut,
  "parameters" | "excludedAccounts" | "deliveryS3Bucket" | "deliveryS3KeyPrefix"
>;

/** The definition of a pack as AWS describes it. */
export function definitionOf({
  inputParameters,
  excludedAccounts,
  deliveryS3Bucket,
  deliveryS3KeyPrefix,
}: DeployedPack): PackDefinition {
  return {
    parameters: inputParameters,
    excludedAccounts,
    ...(deliveryS3Bucket !== undefined && { deliveryS3Bucket }),
    ...(deliveryS3KeyPrefix !== undefined && { deliveryS3KeyPrefix }),
  };
}

/** Whether a pack has the definition that was put, as far as AWS gives it back. */
export function isDefinedAs(pack: DeployedPack, wanted: PackDefinition): boolean {
  return definitionText(definitionOf(pack)) === definitionText(wanted);
}

/**
 * Rejects as `conflict` where a pack is not the one that was reviewed: AWS would replace it all the same.
 * @param expected its fingerprint as it was read then, or ABSENT_PACK
 */
export function requireSamePack(current: DeployedPack | undefined, name: string, expected: string): void {
  if (packFingerprint(current) === expected) return;
  throw new FailureError(conflict(current, name, expected));
}

function definitionText({
  parameters,
  excludedAccounts,
  deliveryS3Bucket = "",
  deliveryS3KeyPrefix = "",
}: PackDefinition): string {
  return JSON.stringify([
    parameters.map(({ name, value }) => [name, value].join("=")).toSorted(),
    [...new Set(excludedAccounts)].toSorted(),
    deliveryS3Bucket,
    deliveryS3KeyPrefix,
  ]);
}

function conflict(current: DeployedPack | undefined, name: string, expected: string): Failure {
  const message =
    current === undefined
      ? `Conformance pack ${name} was deleted since it was read. Nothing was changed.`
      : expected === ABSENT_PACK
        ? `There is a conformance pack ${name} already. Nothing was changed.`
        : `Conformance pack ${name} was changed since it was read, at ${current.updatedAt}. Nothing was changed now.`;
  return { code: "conflict", message };
}
