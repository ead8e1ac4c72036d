import "server-only";
import { z } from "zod";
import { packStatuses } from "@/lib/aws-config/packs/model";
import { PackName, type MemberPackStatus, PackStatus } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { FailureError } from "@/lib/core/failure-error";
import { AccountId } from "@/lib/core/identifiers";
import { partLabel } from "@/lib/core/missing-part";
import { readAggregatorList } from "@/lib/inventory/serve/aggregators/read-list";
import type { Grantee } from "@/lib/identity/grants";
import { packsFor } from "@/lib/inventory/serve/within-ous";
import { isListed } from "@/lib/security-hub/governance/governance";
import { ApiAggregators, ApiConfiguration, ApiPackAccounts, ApiPacks, ApiPolicies } from "../models";
import { apiRead } from "./api-operation";
import { pageOf, readingOf, requireSnapshot } from "./read-targets";

export const listPolicies = apiRead({
  id: "listPolicies",
  method: "GET",
  path: "/policies",
  tag: "Security Hub",
  summary: "Configuration policies as AWS lists them",
  input: z.object({}),
  output: ApiPolicies,
  requires: "policy:read",
  withinOus: "no-targets",
  run: async (_asked, session) => {
    const { meta, governance } = await requireSnapshot(session);
    return { ...readingOf(meta), policies: governance.policies.filter(isListed) };
  },
});

export const getConfiguration = apiRead({
  id: "getConfiguration",
  method: "GET",
  path: "/configuration",
  tag: "Security Hub",
  summary: "The organization configuration, central or local, and the finding aggregator",
  input: z.object({}),
  output: ApiConfiguration,
  requires: "configuration:read",
  run: async (_asked, session) => {
    const { meta } = await requireSnapshot(session);
    const { configuration, findingAggregator } = meta;
    return {
      ...readingOf(meta),
      ...(configuration !== undefined && { configuration }),
      ...(findingAggregator !== undefined && { findingAggregator }),
    };
  },
});

export const listAggregators = apiRead({
  id: "listAggregators",
  method: "GET",
  path: "/aggregators",
  tag: "AWS Config",
  summary: "Configuration aggregators of all Regions that Canopy looks into",
  input: z.object({}),
  output: ApiAggregators,
  requires: "aggregator:read",
  run: async () => {
    const { readAt, regions } = await readAggregatorList();
    return {
      readAt: new Date(readAt).toISOString(),
      aggregators: regions.flatMap(({ aggregators }) => aggregators),
      missing: regions.flatMap(({ region, failure }) =>
        failure === undefined ? [] : [{ part: partLabel({ part: "aggregators", of: region }), failure }],
      ),
    };
  },
});

export const listPacks = apiRead({
  id: "listPacks",
  method: "GET",
  path: "/packs",
  tag: "AWS Config",
  summary: "Organization conformance packs that the caller deployed",
  input: z.object({}),
  output: ApiPacks,
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (_asked, session) => {
    const { meta } = await requirePacks(session);
    return { ...readingOf(meta), packs: meta.packs };
  },
});

export const listPackAccounts = apiRead({
  id: "listPackAccounts",
  method: "GET",
  path: "/packs/{packName}/accounts",
  tag: "AWS Config",
  summary: "A pack in the member accounts, with why it failed",
  input: z.object({
    params: z.strictObject({ packName: PackName }),
    query: z.strictObject({ status: PackStatus.optional(), ...pageOf(AccountId) }),
  }),
  output: ApiPackAccounts,
  requires: "pack:read",
  withinOus: "own-targets",
  run: async ({ params: { packName }, query: { status, limit, after } }, session) => {
    const snapshot = await requirePacks(session);
    const pack = snapshot.meta.packs.findIndex(({ name }) => name === packName);
    if (pack < 0)
      throw new FailureError({ code: "not-found", message: `The caller has deployed no pack ${packName}.` });
    const matching = memberStatuses(snapshot, pack).filter(
      (row) => status === undefined || row.status === status,
    );
    // Ascending by account, so that the page after an account is known also when its row is gone.
    const rest = matching.filter(({ accountId }) => after === undefined || accountId > after);
    const accounts = rest.slice(0, limit);
    const next = accounts.at(-1)?.accountId;
    return {
      ...readingOf(snapshot.meta),
      total: matching.length,
      accounts,
      ...(rest.length > accounts.length && next !== undefined && { next }),
    };
  },
});

async function requirePacks(grantee: Grantee): Promise<PackSnapshot> {
  const snapshot = await packsFor(grantee);
  if (snapshot !== undefined) return snapshot;
  throw new FailureError({
    code: "precondition",
    message: "Canopy has not read the conformance packs yet. Wait for the first collection.",
  });
}

function memberStatuses({ accountIds, texts, columns }: PackSnapshot, pack: number): MemberPackStatus[] {
  const column = columns[pack];
  if (column === undefined) return [];
  return accountIds.flatMap((accountId, row) => {
    const status = packStatuses[(column.status[row] ?? 0) - 1];
    if (status === undefined) return [];
    const errorCode = texts[column.errorCode[row] ?? -1];
    const errorMessage = texts[column.errorMessage[row] ?? -1];
    const seconds = column.updatedAt[row] ?? 0;
    return [
      {
        accountId,
        memberPackName: texts[column.memberPackName[row] ?? -1] ?? "",
        status,
        ...(errorCode !== undefined && { errorCode }),
        ...(errorMessage !== undefined && { errorMessage }),
        ...(seconds !== 0 && { updatedAt: new Date(seconds * 1_000).toISOString() }),
      },
    ];
  });
}
