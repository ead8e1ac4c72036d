"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import type { NewRun } from "@/lib/runs/new-run";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runObjects, RunStart } from "@/lib/runs/server/run-now";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { keepTemplate, readTemplate } from "@/lib/store/pack-templates";
import { PackChange, type PackDetail, TemplateHash, type TemplateSource } from "../pack-change";
import { requireSoundBody } from "../pack-soundness";
import { packFingerprint } from "../pack-state";
import { PackName } from "../../model";
import { bytesOf, packLimits } from "../../template/pack-template";
import { readRulesOfPacks } from "@/lib/inventory/serve/rules-of-packs";
import { findPack } from "@/lib/inventory/serve/find-pack";

const [Put, Delete] = PackChange.options;

/**
 * Keeps a template before it is reviewed, and answers how a change names it: what is deployed is what was reviewed, whatever
 * happens in between. Fails as `invalid-input`, with the lines, where AWS would refuse it.
 */
export const keepPackTemplate = defineWrite({
  operation: "canopy:KeepPackTemplate",
  input: z.strictObject({
    body: z.string().min(1, "The template is empty.").max(packLimits.s3Bytes, "AWS takes 300 KB at most."),
  }),
  requires: "pack:write",
  audit: ({ body }) => ({ target: "a conformance pack template", recorded: { bytes: bytesOf(body) } }),
  run: async ({ body }): Promise<TemplateSource> => {
    requireSoundBody(body);
    return { kind: "body", sha256: await keepTemplate(body), bytes: bytesOf(body) };
  },
});

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

/** A pack as it currently is in AWS, with its template where Canopy deployed it last, and its fingerprint. */
export const describeOrganizationConformancePack = defineRead({
  operation: "config:DescribeOrganizationConformancePacks",
  input: z.strictObject({ name: PackName }),
  requires: "pack:read",
  run: async ({ name }): Promise<PackDetail> => {
    const pack = (await findPack(serverAws(), name)) ?? null;
    const rulesOfPacks = await readRulesOfPacks(name);
    return { pack, fingerprint: packFingerprint(pack), readAt: Date.now(), rulesOfPacks };
  },
});

const PutInput = Put.omit({ operation: true }).extend({ run: RunStart });

/**
 * Deploys an organization conformance pack, or replaces the one of that name, as a run of one step. `expected` is the
 * fingerprint of what was reviewed, or "absent": where it is something else by now nothing is changed, and the answer is a
 * `conflict`. Answers when AWS has taken it; the deployment to the accounts takes its time.
 */
export const putOrganizationConformancePack = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:PutOrganizationConformancePack",
  input: PutInput,
  requires: "pack:write",
  audit: (input) => recordedRun(putRun(input)),
  run: async (input, session) => {
    await runObjects(putRun(input), session);
  },
});

function putRun({ run, ...put }: z.infer<typeof PutInput>): NewRun {
  return { ...run, changes: [{ kind: "pack", pack: { operation: "put", ...put } }] };
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
