import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { findOrganizationConformancePack, findPackStatus } from "@/lib/aws-config/packs/aws/operations";
import * as operations from "@/lib/aws-config/packs/aws/operations-write";
import {
  DeployedPack,
  type FormerPack,
  type PackChange,
  type PackPut,
  packTarget,
} from "@/lib/aws-config/packs/change/pack-change";
import {
  requireSoundBody,
  requireSoundValues,
  requireTagsOfNew,
} from "@/lib/aws-config/packs/change/pack-soundness";
import { isDefinedAs, type PackDefinition, requireSamePack } from "@/lib/aws-config/packs/change/pack-state";
import { readTags } from "@/lib/aws-config/tags/aws/operations";
import { findPack } from "@/lib/inventory/serve/find-pack";
import { FailureError } from "@/lib/core/failure-error";
import { requestCollectionAfterWrite } from "@/lib/inventory/record/request-collection";
import { failureFrom } from "@/lib/server/failure-from";
import { readTemplate } from "@/lib/store/pack-templates";
import { comparing, rejection } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { changedOtherwise, CLOCK_SKEW_MS, done, notDone, recorded, unknown } from "./verdict";

/** PutOrganizationConformancePack or DeleteOrganizationConformancePack. */
export function packHandler(aws: Aws, change: PackChange): StepHandler {
  return change.operation === "put" ? put(aws, change) : deletion(aws, change);
}

/** The same definition may be put again on purpose: that deploys the pack anew to the accounts in which it failed. */
function put(aws: Aws, change: PackPut): StepHandler {
  const { name, template, expected, parameters, excludedAccounts, deliveryS3Bucket, deliveryS3KeyPrefix } =
    change;
  const { tags } = change;
  const definition: PackDefinition = {
    ...{ parameters, excludedAccounts },
    ...(deliveryS3Bucket !== undefined && { deliveryS3Bucket }),
    ...(deliveryS3KeyPrefix !== undefined && { deliveryS3KeyPrefix }),
  };
  const accepted = (pack: DeployedPack): Accepted => acceptedAs({ ...pack, template });
  return {
    operation: "config:PutOrganizationConformancePack",
    target: packTarget(name),
    input: { name, template, ...definition, ...(tags && { tags }), expected },
    ready: () =>
      comparing(async () => {
        const before = await findPack(aws, name);
        const changed = rejection(() => requireSamePack(before, name, expected));
        if (changed !== undefined) return { kind: "refuse", failure: changed };
        const body = template.kind === "body" ? await keptBody(template.sha256) : undefined;
        if (body !== undefined) requireSoundBody(body);
        requireSoundValues(change, body);
        requireTagsOfNew(change);
        return {
          kind: "send",
          before,
          send: async () => {
            const arn = await operations.putOrganizationConformancePack(aws, {
              name,
              template: template.kind === "s3" ? { uri: template.uri } : { body: body ?? "" },
              definition,
              tags,
            });
            return accepted(await readBack(aws, { arn, change }));
          },
        };
      }),
    // AWS doesn't show the template: the time of the update says whether it is from this request.
    verify: async ({ before, at }) => {
      const found = await findOrganizationConformancePack(aws, name);
      const was = recorded(DeployedPack, before);
      if (found === undefined) return was === undefined ? notDone : unknown("the pack was deleted since.");
      if (was?.arn === found.arn && was.updatedAt === found.updatedAt) return notDone;
      const isOurs = isDefinedAs(found, definition) && Date.parse(found.updatedAt) >= at - CLOCK_SKEW_MS;
      return isOurs ? done(accepted(found)) : changedOtherwise;
    },
  };
}

/** AWS lists the pack until it is out of every account. */
function deletion(
  aws: Aws,
  { name, expected }: Extract<PackChange, { readonly operation: "delete" }>,
): StepHandler {
  return {
    operation: "config:DeleteOrganizationConformancePack",
    target: packTarget(name),
    input: { name, expected },
    ready: () =>
      comparing(async () => {
        const before = await findPack(aws, name);
        const changed = rejection(() => requireSamePack(before, name, expected));
        if (before === undefined) return { kind: "skip", before, ...(changed && { changed }) };
        if (changed !== undefined) return { kind: "refuse", failure: changed };
        // With its tags, which a deployment anew sets again.
        const { tags } = await readTags(aws, before.arn);
        return {
          kind: "send",
          before: { ...before, ...(tags !== undefined && { tags }) } satisfies FormerPack,
          send: async () => {
            await operations.deleteOrganizationConformancePack(aws, name);
            return acceptedAs(null);
          },
        };
      }),
    verify: async ({ before }) => {
      const found = await findOrganizationConformancePack(aws, name);
      if (found === undefined) return done(acceptedAs(null));
      if (found.arn !== recorded(DeployedPack, before)?.arn) return done(acceptedAs(null));
      const status = await findPackStatus(aws, name);
      return status?.startsWith("DELETE_") === true ? done(acceptedAs(null)) : notDone;
    },
  };
}

/** What became of a pack; the collection shows how far the deployment is in each account. */
function acceptedAs(pack: DeployedPack | null): Accepted {
  return {
    answer: pack,
    record: async () => {
      await requestCollectionAfterWrite("conformance-packs");
      return [];
    },
  };
}

async function keptBody(sha256: Parameters<typeof readTemplate>[0]): Promise<string> {
  const body = await readTemplate(sha256);
  if (body === undefined)
    throw new FailureError({
      code: "precondition",
      message: "The template that was reviewed isn't kept anymore. Open the form and give it again.",
    });
  return body;
}

/** AWS answers a Put with the ARN alone; the rest is read, or taken to be what was sent. */
async function readBack(
  aws: Aws,
  { arn, change }: { readonly arn: string | undefined; readonly change: PackPut },
): Promise<DeployedPack> {
  const { name, parameters, excludedAccounts, deliveryS3Bucket, deliveryS3KeyPrefix } = change;
  try {
    const found = await findOrganizationConformancePack(aws, name);
    if (found !== undefined && isDefinedAs(found, change)) return found;
  } catch (error) {
    failureFrom(error, "config:DescribeOrganizationConformancePacks");
  }
  return DeployedPack.parse({
    ...{ name, arn: arn ?? "", inputParameters: parameters, excludedAccounts },
    ...(deliveryS3Bucket !== undefined && { deliveryS3Bucket }),
    ...(deliveryS3KeyPrefix !== undefined && { deliveryS3KeyPrefix }),
    updatedAt: new Date().toISOString(),
  });
}
