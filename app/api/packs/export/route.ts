import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { packFilterOf, packsParsers } from "@/components/packs/search-params";
import { type Deployment, deployments } from "@/lib/aws-config/packs/deployments";
import { placePacks } from "@/lib/aws-config/packs/placed-packs";
import { FailureError } from "@/lib/core/failure";
import { currentSnapshot } from "@/lib/inventory/current-snapshot";
import { currentPacks } from "@/lib/inventory/packs/current-packs";
import { downloadResponse } from "@/lib/server/download";
import { defineRoute } from "@/lib/server/route";

const load = createLoader({
  ...packsParsers,
  format: parseAsStringLiteral(["csv", "json"]).withDefault("csv"),
});

const columns = [
  "accountId",
  "accountName",
  "email",
  "accountState",
  "path",
  "pack",
  "status",
  "errorCode",
  "errorMessage",
  "memberPackName",
  "updatedAt",
] as const satisfies readonly (keyof Deployment)[];

/** Every pack in every account that the parameters of a packs page let through, as CSV or JSON. */
export const GET = defineRoute({
  requires: "pack:read",
  run: async (request) => {
    const params = load(request);
    const [packs, organization] = await Promise.all([currentPacks(), currentSnapshot()]);
    if (packs === undefined || organization === undefined) {
      throw new FailureError({
        code: "not-found",
        message: "Nothing has been collected yet that could be saved.",
      });
    }
    const filter = packFilterOf(params, params.pack);
    const { deployedBy, region, complete, gaps } = packs.meta;
    return downloadResponse({
      name: "conformance-packs",
      format: params.format,
      asOf: packs.meta.takenAt,
      columns,
      rows: deployments(placePacks(organization.tree, packs), filter),
      about: {
        deployedBy,
        region,
        filter,
        complete: complete && gaps.length === 0,
        gaps: gaps.map(({ part }) => part),
      },
    });
  },
});
