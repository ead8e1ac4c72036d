import { absenceLabels } from "@/lib/organizations/absence";
import { placeOf } from "@/lib/organizations/ancestry";
import { tagsInWords } from "@/lib/organizations/tags/tag-filter";
import { accountStates } from "@/lib/organizations/model";
import { complianceOf, type PlacedCompliance } from "../compliance/table/placed-compliance";
import { causeGuidance, causeKindOf } from "./causes/cause-guidance";
import { packStatuses } from "./model";
import { deploymentTest, matchesPackFilter, type PackFilter, packsInQuestion } from "./table/pack-filter";
import { isFailedCode } from "./pack-outcome";
import { PackCell, type PlacedPacks } from "./table/placed-packs";

/** One pack in one account, in AWS's words, with where the account is. Empty texts where AWS said nothing. */
export interface Deployment {
  readonly accountId: string;
  /** As Organizations has it. */
  readonly accountName: string;
  readonly email: string;
  /** Organizations' account state; for an account that the tree doesn't hold see `absenceLabels`. */
  readonly accountState: string;
  /** `Root › Workloads › Prod`. */
  readonly path: string;
  /** `env=prod; team=ledger`; empty where it has none, or they have not been read. */
  readonly tags: string;
  readonly pack: string;
  /** One of the nine, `EXCLUDED`, `NO_ROW`, or `NOT_READ` where the pack's accounts could not all be read. */
  readonly status: string;
  /** What the failure comes to in Canopy's reading, which is that of the view by cause; empty where nothing failed. */
  readonly cause: string;
  /** `yes` where the pack lists the account as excluded, whether or not AWS reports a status for it. */
  readonly excluded: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly memberPackName: string;
  /** ISO 8601. */
  readonly updatedAt: string;
  /** AWS Config's outcome, or why there is none; empty where the account does not have the pack. */
  readonly compliance: string;
  /** Empty where AWS gives no number. */
  readonly nonCompliantRules: number | "";
  readonly compliantRules: number | "";
  readonly totalRules: number | "";
}

/**
 * Every pack in every account that the filter lets through, by account in the order of the tree, one at a time.
 * @param hasAllAccounts whether every account of the organization is in the tree
 */
export function* deployments(
  placed: PlacedPacks,
  filter: PackFilter,
  hasAllAccounts: boolean,
  compliance?: PlacedCompliance,
): Generator<Deployment, void, undefined> {
  const { snapshot, tree, rowOf, cells } = placed;
  const matches = matchesPackFilter(placed, filter);
  const packs = packsInQuestion(placed, filter);
  const keeps = deploymentTest(placed, filter);
  for (let node = 0; node < tree.size; node++) {
    if (matches.nodes[node] === 0) continue;
    const row = rowOf[node] ?? -1;
    const account = {
      accountId: tree.ids[node] ?? "",
      accountName: tree.names[node] ?? "",
      email: tree.emails[node] ?? "",
      accountState: accountStates[tree.state[node] ?? -1] ?? "",
      path: placeOf(tree, node) ?? "",
      tags: tagsInWords(placed.tags?.tagsAt(node) ?? []),
    };
    for (const pack of packs) {
      const code = cells[pack]?.[node] ?? PackCell.NoRow;
      if (keeps({ pack, row, code, accountId: account.accountId, node }))
        yield {
          ...account,
          ...packPart(placed, pack, { ...account, row, code }),
          ...compliancePart(compliance, pack, node),
        };
    }
  }
  for (const row of matches.departed) {
    const accountId = snapshot.accountIds[row] ?? "";
    const account = {
      accountId,
      accountName: "",
      email: "",
      accountState: absenceLabels(hasAllAccounts).state,
      path: "",
      tags: "",
    };
    for (const pack of packs) {
      const code = snapshot.columns[pack]?.status[row] ?? PackCell.NoRow;
      if (code !== PackCell.NoRow && keeps({ pack, row, code, accountId, node: -1 })) {
        yield {
          ...account,
          ...packPart(placed, pack, { ...account, row, code }),
          ...compliancePart(compliance, pack, -1),
        };
      }
    }
  }
}

function packPart(
  { snapshot, isRead, excluded }: PlacedPacks,
  pack: number,
  { row, code, accountId }: { readonly row: number; readonly code: number; readonly accountId: string },
) {
  const columns = snapshot.columns[pack];
  const text = (column: Int32Array | undefined) => snapshot.texts[column?.[row] ?? -1] ?? "";
  const updatedAt = columns?.updatedAt[row] ?? 0;
  const error = { errorCode: text(columns?.errorCode), errorMessage: text(columns?.errorMessage) };
  return {
    pack: snapshot.meta.packs[pack]?.name ?? "",
    excluded: excluded[pack]?.has(accountId) === true ? "yes" : "",
    status: statusText(code, isRead[pack] === true),
    cause: isFailedCode(code) ? causeGuidance[causeKindOf(error)].title : "",
    ...error,
    memberPackName: text(columns?.memberPackName),
    updatedAt: updatedAt === 0 ? "" : new Date(updatedAt * 1000).toISOString(),
  };
}

function compliancePart(compliance: PlacedCompliance | undefined, pack: number, node: number) {
  const { type, nonCompliant, compliant, total } = complianceOf(compliance, pack, node);
  return {
    compliance: type ?? "",
    nonCompliantRules: nonCompliant ?? ("" as const),
    compliantRules: compliant ?? ("" as const),
    totalRules: total ?? ("" as const),
  };
}

function statusText(code: number, isRead: boolean): string {
  if (code === PackCell.Excluded) return "EXCLUDED";
  return packStatuses[code - 1] ?? (isRead ? "NO_ROW" : "NOT_READ");
}
