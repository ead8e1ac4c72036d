import { NOT_READ } from "@/components/inventory/packs/matrix-row-view";
import { causeGuidance, type CauseKind, causeKindOf } from "@/lib/aws-config/packs/causes/cause-guidance";
import { isFailedCode } from "@/lib/aws-config/packs/pack-outcome";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { causesOf } from "@/lib/aws-config/packs/causes/failure-causes";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import {
  type AccountCompliance,
  accountCompliance,
} from "@/lib/aws-config/compliance/table/placed-compliance";
import { PackCell, areRowsRead } from "@/lib/aws-config/packs/table/placed-packs";
import type { AccountId } from "@/lib/core/identifiers";

/** One pack in the account, in plain words. */
export interface AccountPack {
  readonly name: string;
  /** As in `PlacedPacks.cells`, or `NOT_READ`. */
  readonly code: number;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly memberPackName: string | undefined;
  /** Epoch milliseconds; 0 where AWS said none. */
  readonly updatedAt: number;
  /** Undefined where there is nothing to say: no pack, or no snapshot of compliance. */
  readonly compliance: AccountCompliance | undefined;
  /** The key of the cause and what it comes down to, where it failed. */
  readonly cause:
    | { readonly key: string; readonly kind: CauseKind; readonly title: string; readonly remedy: string }
    | undefined;
}

export interface AccountPacksView {
  readonly packs: readonly AccountPack[];
  readonly takenAt: number;
  readonly region: string;
  readonly deployedBy: string;
}

/** Every pack that this caller deployed, as it is in one account. */
export function accountPacksView(
  snapshot: PackSnapshot,
  accountId: AccountId,
  compliance?: ComplianceSnapshot,
): AccountPacksView {
  const { meta, texts, columns } = snapshot;
  const row = snapshot.accountIds.indexOf(accountId);
  const causeOf = causesOf(snapshot);
  return {
    takenAt: meta.takenAt,
    region: meta.region,
    deployedBy: meta.deployedBy,
    packs: meta.packs.map(({ name, excludedAccounts }, pack) => {
      const column = columns[pack];
      const text = (of: Int32Array | undefined) => texts[of?.[row] ?? -1];
      const status = column?.status[row] ?? PackCell.NoRow;
      const isRead = areRowsRead(meta, name);
      const absent = excludedAccounts.includes(accountId)
        ? PackCell.Excluded
        : isRead
          ? PackCell.NoRow
          : NOT_READ;
      const errorCode = text(column?.errorCode);
      const errorMessage = text(column?.errorMessage);
      const key = row < 0 || !isFailedCode(status) ? undefined : causeOf(pack, row);
      const kind = causeKindOf({ errorCode, message: errorMessage });
      const { title, remedy } = causeGuidance[kind];
      const code = status === PackCell.NoRow ? absent : status;
      return {
        name,
        code,
        compliance: compliance && accountCompliance(compliance, { name, accountId, code }),
        errorCode,
        errorMessage,
        memberPackName: text(column?.memberPackName),
        updatedAt: (column?.updatedAt[row] ?? 0) * 1000,
        cause: key === undefined ? undefined : { key, kind, title, remedy },
      };
    }),
  };
}
