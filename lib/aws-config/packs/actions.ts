"use server";

import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { MemberPackFilters, PackName } from "./model";
import * as operations from "./operations";

/**
 * One page of a pack's member accounts as AWS has it now: the documented operation with all its inputs. Answers the
 * rows, the token of the next page, and the instant in epoch milliseconds before which nothing in it was read.
 */
export const getOrganizationConformancePackDetailedStatus = defineRead({
  operation: "config:GetOrganizationConformancePackDetailedStatus",
  input: z.strictObject({
    packName: PackName,
    filters: MemberPackFilters.optional(),
    limit: z.int().min(0, "A page has 0 to 100 rows.").max(100, "A page has 0 to 100 rows.").optional(),
    nextToken: z.string().min(1).optional(),
  }),
  requires: "pack:read",
  run: async (input) => {
    const readAt = Date.now();
    return { ...(await operations.getOrganizationConformancePackDetailedStatus(serverAws(), input)), readAt };
  },
});
