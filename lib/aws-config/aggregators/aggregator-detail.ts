import { z } from "zod";
import { MissingPart } from "@/lib/core/missing-part";
import { ConfigurationAggregator } from "./model";
import { Tag } from "@/lib/aws-config/tags/tag";

/** One aggregator as it currently is in AWS. */
export const AggregatorDetail = z.object({
  aggregator: ConfigurationAggregator,
  /** Absent where they could not be read; the missing part says why. */
  tags: z.array(Tag).exactOptional(),
  /** To be sent back with a change, so that one made in between is noticed; see `fingerprintOf`. */
  fingerprint: z.string(),
  /** Epoch milliseconds. */
  readAt: z.int(),
  missingParts: z.array(MissingPart),
});
export type AggregatorDetail = z.infer<typeof AggregatorDetail>;

/** `expected` of an aggregator that shall not exist yet. */
export const ABSENT = "absent";
