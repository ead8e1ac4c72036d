"use server";

import { ownIds, requireVisible } from "@/lib/inventory/serve/within-ous";
import { z } from "zod";
import type { AccountId } from "@/lib/core/identifiers";
import { defineRead } from "@/lib/server/action";
import { recordMembers } from "@/lib/inventory/record/record-members";
import { serverAws } from "@/lib/server/aws";
import { notingAwsRequestIds } from "@/lib/server/aws-request-ids";
import { MemberPackFilters, PackName } from "../model";
import * as operations from "../aws/operations";

/**
 * One page of a pack's member accounts as it currently is in AWS: the documented operation with all its inputs. The
 * snapshot records the answer. Returns the rows, the token of the next page, the request id, and the instant in epoch
 * milliseconds before which nothing in it was read.
 */
export const getOrganizationConformancePackDetailedStatus = defineRead({
  operation: "config:GetOrganizationConformancePackDetailedStatus",
  input: z.strictObject({
    packName: PackName,
    filters: MemberPackFilters.optional(),
    limit: z.int().min(0, "A page has 0 to 100 rows.").max(100, "A page has 0 to 100 rows.").optional(),
    /** The model names no limit; AWS's tokens are far below this one. */
    nextToken: z.string().min(1).max(8_192, "This is not a token that AWS has answered.").optional(),
  }),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (input, session) => {
    if (input.filters?.accountId !== undefined) await requireVisible(session, [input.filters.accountId]);
    const readAt = Date.now();
    const { outcome, requestIdOf } = notingAwsRequestIds(() =>
      operations.getOrganizationConformancePackDetailedStatus(serverAws(), input),
    );
    const page = await outcome;
    const requestId = requestIdOf("GetOrganizationConformancePackDetailedStatus");
    await recordMembers({ packName: input.packName, rows: page.rows, cleared: withoutRow(input, page) });
    const own = await ownIds(session);
    const rows = own === undefined ? page.rows : page.rows.filter(({ accountId }) => own.has(accountId));
    return { ...page, rows, readAt, ...(requestId !== undefined && { requestId }) };
  },
});

/** Asked for one account in whatever status, AWS has nothing to say: the pack is not there (any more). */
function withoutRow(
  { filters }: operations.DetailedStatusInput,
  { rows, nextToken }: operations.DetailedStatusPage,
): AccountId[] {
  const isEmpty = rows.length === 0 && nextToken === undefined;
  if (!isEmpty || filters?.accountId === undefined || filters.status !== undefined) return [];
  return [filters.accountId];
}
