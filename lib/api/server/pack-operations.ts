import "server-only";
import { z } from "zod";
import { listTagsForResource } from "@/lib/aws-config/tags/aws/operations";
import { requireSoundTags } from "@/lib/aws-config/tags/check-tags";
import { changesOfRequest, packRequest } from "@/lib/aws-config/packs/change/pack-request";
import { packImpact } from "@/lib/aws-config/packs/change/pack-impact";
import { requireSoundValues } from "@/lib/aws-config/packs/change/pack-soundness";
import { packFingerprint } from "@/lib/aws-config/packs/change/pack-state";
import * as packs from "@/lib/aws-config/packs/change/server/definitions";
import { packLimits } from "@/lib/aws-config/packs/template/pack-template";
import { parseTemplate } from "@/lib/aws-config/packs/template/parse-template";
import { FailureError } from "@/lib/core/failure-error";
import type { AccountId } from "@/lib/core/identifiers";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentRecorders } from "@/lib/inventory/serve/current-recorders";
import { findPack } from "@/lib/inventory/serve/find-pack";
import { readRulesOfPacks } from "@/lib/inventory/serve/rules-of-packs";
import { isApprovalDue, presentSnapshot } from "@/lib/runs/server/plan-facts";
import type { NewRun } from "@/lib/runs/new-run";
import { RunId } from "@/lib/runs/run-id";
import { serverAws } from "@/lib/server/aws";
import { readTemplate } from "@/lib/store/pack-templates";
import { ApiPackImpact, ApiPackPut, ApiPackTemplate } from "../models";
import { apiRead, apiWrite } from "./api-operation";
import { readingOf } from "./read-targets";

const tag = "Conformance packs";
const mostNamed = 20;

export const keepPackTemplate = apiWrite({
  id: "keepPackTemplate",
  method: "POST",
  path: "/packs/templates",
  tag,
  summary: "Keeps a template, YAML or JSON, and answers how a pack names it; AWS is asked nothing",
  input: z.object({
    body: z.strictObject({ body: z.string().max(packLimits.s3Bytes, "AWS takes 300 KB at most.") }),
  }),
  output: ApiPackTemplate,
  action: packs.keepPackTemplate,
  asAction: ({ body }) => body,
  answerOf: (template) => ({ template }),
});

export const previewPack = apiRead({
  id: "previewPack",
  method: "POST",
  path: "/packs/preview",
  tag,
  summary:
    "What deploying or changing a pack does, and the run or plan that does exactly this; changes nothing",
  input: z.object({ body: ApiPackPut }),
  output: ApiPackImpact,
  requires: "pack:read",
  run: async ({ body: { reason, ticket, tags, ...asked } }) => {
    const { name, template } = asked;
    const snapshot = await presentSnapshot();
    const text = template.kind === "body" ? await keptText(template.sha256) : undefined;
    const pack = (await findPack(serverAws(), name)) ?? null;
    const fingerprint = packFingerprint(pack);
    requireSoundValues(asked, text);
    const had =
      pack === null || tags === undefined ? undefined : await listTagsForResource(serverAws(), pack.arn);
    requireSoundTags(tags ?? [], had);
    const request = packRequest(
      { fingerprint, pack, ...(had && { tags: had }) },
      { put: asked, tags: tags ?? [] },
    );
    const isPut = request?.put !== undefined;
    const rulesOfPacks = await readRulesOfPacks(name);
    const impact = packImpact(snapshot.tree, {
      name,
      excluded: asked.excludedAccounts,
      packs: await currentPacks(),
      rules: text === undefined ? undefined : parseTemplate(text).template?.rules.length,
      rulesOfPacks: new Map(rulesOfPacks.map((each) => [each.name, each.rules])),
      recorders: await currentRecorders(),
    });
    const run: NewRun = {
      id: RunId.parse(crypto.randomUUID()),
      changes: request === undefined ? [] : changesOfRequest(request),
      ...(reason !== undefined && { reason }),
      ...(ticket !== undefined && { ticket }),
    };
    const { accounts, failing } = impact;
    // Tags alone reach no account.
    const put = (ids: readonly AccountId[]) => some(isPut ? ids : []);
    return {
      ...readingOf(snapshot.meta),
      pack,
      ...(had && { tags: had }),
      create: put(accounts.create),
      update: put(accounts.update),
      delete: put(accounts.delete),
      excluded: some(accounts.excluded),
      expectedToFail: {
        inactive: put(failing.inactive),
        noRecorder: put(failing["no-recorder"]),
        ruleQuota: put(failing["rule-quota"]),
      },
      recorderNotKnown: put(impact.recorderNotKnown),
      needsApproval: isApprovalDue(run, snapshot),
      run,
    };
  },
});

function some(ids: readonly AccountId[]) {
  return { accounts: ids.length, first: ids.slice(0, mostNamed) };
}

async function keptText(sha256: Parameters<typeof readTemplate>[0]): Promise<string> {
  const text = await readTemplate(sha256);
  if (text !== undefined) return text;
  throw new FailureError({
    code: "invalid-input",
    message: "The template isn't kept. Upload it first.",
    fields: { "body.template.sha256": ["No template of this SHA-256 is kept."] },
  });
}
