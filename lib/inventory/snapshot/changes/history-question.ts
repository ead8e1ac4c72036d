import { z } from "zod";
import { AggregatorTarget } from "@/lib/aws-config/aggregators/recorded-targets";
import { PackName } from "@/lib/aws-config/packs/model";
import { PolicyId, TargetId } from "@/lib/core/identifiers";
import { ChangeKindName, ORGANIZATION_SUBJECT } from "./change";

/** Which changes are asked for; all that are given must match. */
export const HistoryQuestion = z.object({
  /** A root, an OU, an account, a policy, an aggregator or a pack, or the organization's configuration; every one where absent. */
  subject: z
    .union([TargetId, PolicyId, AggregatorTarget, z.literal(ORGANIZATION_SUBJECT), PackName])
    .exactOptional(),
  /** Of a root or an OU alone, without what is below it. */
  only: z.boolean().exactOptional(),
  kinds: z.array(ChangeKindName).max(40).exactOptional(),
  cause: z.enum(["canopy", "elsewhere"]).exactOptional(),
  /** Epoch milliseconds, both included. */
  from: z.int().exactOptional(),
  to: z.int().exactOptional(),
});
export type HistoryQuestion = z.infer<typeof HistoryQuestion>;

const list = z
  .string()
  .max(400)
  .transform((text) => text.split(",").filter((part) => part !== ""));

/** The same as an address has it. */
export const HistorySearch = z.object({
  subject: HistoryQuestion.shape.subject,
  only: z
    .literal("true")
    .transform(() => true)
    .optional(),
  kinds: list.pipe(z.array(ChangeKindName)).optional(),
  cause: HistoryQuestion.shape.cause,
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
