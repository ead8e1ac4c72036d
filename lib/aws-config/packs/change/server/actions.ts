"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import type { NewRun } from "@/lib/runs/new-run";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runObjects, RunStart } from "@/lib/runs/server/run-now";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { readTemplate } from "@/lib/store/pack-templates";
import { PackChange, type PackDetail, TemplateHash } from "../pack-change";
import { packFingerprint } from "../pack-state";
import { PackName } from "../../model";
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
