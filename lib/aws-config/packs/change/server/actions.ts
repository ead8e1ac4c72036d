"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import type { NewRun } from "@/lib/runs/new-run";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runObjects, RunStart } from "@/lib/runs/server/run-now";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { readTemplate } from "@/lib/store/pack-templates";
import { PackChange, type PackDetail, PackTagsChange, TemplateHash } from "../pack-change";
import { packFingerprint } from "../pack-state";
import { PackName } from "../../model";
import { readTags } from "@/lib/aws-config/tags/aws/operations";
import { readRulesOfPacks } from "@/lib/inventory/serve/rules-of-packs";
import { findPack } from "@/lib/inventory/serve/find-pack";
import * as definitions from "./definitions";

const [Put, Delete] = PackChange.options;

/** See `definitions.keepPackTemplate`. */
export const keepPackTemplate = defineWrite(definitions.keepPackTemplate);

/** A template that was kept. Fails as `not-found`. */
export const readPackTemplate = defineRead({
  operation: "canopy:ReadPackTemplate",
  input: z.strictObject({ sha256: TemplateHash }),
  requires: "pack:read",
  run: async ({ sha256 }) => {
    const body = await readTemplate(sha256);
    if (body === undefined)
      throw new FailureError({ code: "not-found", message: "This template isn't kept anymore." });
    return { body };
  },
});

/** A pack as it currently is in AWS, with its template where Canopy deployed it last, its tags, and its fingerprint. */
export const describeOrganizationConformancePack = defineRead({
  operation: "config:DescribeOrganizationConformancePacks",
  input: z.strictObject({ name: PackName }),
  requires: "pack:read",
  run: async ({ name }): Promise<PackDetail> => {
    const pack = (await findPack(serverAws(), name)) ?? null;
    const [tags, rulesOfPacks] = await Promise.all([
      pack === null ? { missingParts: [] } : readTags(serverAws(), pack.arn),
      readRulesOfPacks(name),
    ]);
    return { pack, ...tags, fingerprint: packFingerprint(pack), readAt: Date.now(), rulesOfPacks };
  },
});

const PutInput = Put.omit({ operation: true }).extend({
  /** Of one that exists: the tags that are changed after it, as a second step of the same run. */
  thenTags: PackTagsChange.exactOptional(),
  run: RunStart,
});

/**
 * Deploys an organization conformance pack, or replaces the one of that name, as a run of one step. `expected` is the
 * fingerprint of what was reviewed, or "absent": where it is something else by now nothing is changed, and the answer is a
 * `conflict`. Answers when AWS has taken it; the deployment to the accounts takes its time.
 * `tagsFailure` says why the tags were not changed after the pack was.
 */
export const putOrganizationConformancePack = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:PutOrganizationConformancePack",
  input: PutInput,
  requires: "pack:write",
  audit: (input) => recordedRun(putRun(input)),
  run: async (input, session) => {
    const steps = await runObjects(putRun(input), session);
    const tagsFailure = steps.find(({ kind }) => kind === "pack-tags")?.failure;
    return { ...(tagsFailure && { tagsFailure }) };
  },
});

function putRun({ run, thenTags, ...put }: z.infer<typeof PutInput>): NewRun {
  return {
    ...run,
    changes: [
      { kind: "pack", pack: { operation: "put", ...put } },
      ...(thenTags === undefined ? [] : [{ kind: "pack-tags" as const, tags: thenTags }]),
    ],
  };
}

const TagsInput = z.strictObject({ change: PackTagsChange, run: RunStart });

/**
 * Takes tags of an organization conformance pack away and then sets others, as a run of one step: the pack isn't deployed
 * again. Fails as `conflict` where the tags are not `expected`, those that were reviewed.
 */
export const changePackTags = defineWrite({
  operation: "canopy:StartRun",
  // It is both; the action of aggregators is the one that is listed as TagResource.
  documented: "config:UntagResource",
  input: TagsInput,
  requires: "pack:write",
  audit: (input) => recordedRun(tagsRun(input)),
  run: async (input, session) => {
    await runObjects(tagsRun(input), session);
  },
});

function tagsRun({ run, change }: z.infer<typeof TagsInput>): NewRun {
  return { ...run, changes: [{ kind: "pack-tags", tags: change }] };
}

const DeleteInput = Delete.omit({ operation: true }).extend({ run: RunStart });

/**
 * Deletes an organization conformance pack from every account, as a run of one step; fails as `conflict` as a Put does.
 */
export const deleteOrganizationConformancePack = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:DeleteOrganizationConformancePack",
  input: DeleteInput,
  requires: "pack:write",
  audit: (input) => recordedRun(deletionRun(input)),
  run: async (input, session) => {
    await runObjects(deletionRun(input), session);
  },
});

function deletionRun({ run, ...deletion }: z.infer<typeof DeleteInput>): NewRun {
  return { ...run, changes: [{ kind: "pack", pack: { operation: "delete", ...deletion } }] };
}
