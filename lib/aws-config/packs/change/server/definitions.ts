import "server-only";
import { z } from "zod";
import { writeDefinition } from "@/lib/server/action";
import { keepTemplate } from "@/lib/store/pack-templates";
import { bytesOf, packLimits } from "../../template/pack-template";
import type { TemplateSource } from "../pack-change";
import { requireSoundBody } from "../pack-soundness";

/**
 * Keeps a template before it is reviewed, and answers how a change names it: what is deployed is what was reviewed, whatever
 * happens in between. Fails as `invalid-input`, with the lines, where AWS would refuse it.
 */
export const keepPackTemplate = writeDefinition({
  operation: "canopy:KeepPackTemplate",
  input: z.strictObject({
    body: z.string().min(1, "The template is empty.").max(packLimits.s3Bytes, "AWS takes 300 KB at most."),
  }),
  requires: "pack:write",
  audit: ({ body }) => ({ target: "a conformance pack template", recorded: { bytes: bytesOf(body) } }),
  run: async ({ body }): Promise<Extract<TemplateSource, { readonly kind: "body" }>> => {
    requireSoundBody(body);
    return { kind: "body", sha256: await keepTemplate(body), bytes: bytesOf(body) };
  },
});
