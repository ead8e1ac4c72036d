import { isMissing } from "@/lib/core/missing-part";
import { classCounts } from "@/lib/organizations/account-classes";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import type { PlacedPacks } from "../../packs/table/placed-packs";
import { classesByCompliance } from "../compliance-classes";
import { type ComplianceCounts, complianceCounts, unitCompliance } from "../compliance-counts";
import { isPackRead, complianceSlots, type PlacedCompliance } from "../table/placed-compliance";
import type { TrendFigures, TrendRecord } from "./trend-figures";

/** Numbers of rules. */
interface RuleSums {
  rulesNonCompliant: number;
  rulesCompliant: number;
  rulesTotal: number;
}

const active = accountStates.indexOf("ACTIVE");

/**
 * How each pack, each root and OU, and each account comes out: what the table of packs, the map and the page of an account
 * show of the same snapshots.
 */
export function trendRecords(placed: PlacedPacks, compliance: PlacedCompliance): TrendRecord[] {
  const { tree, snapshot } = placed;
  const { meta } = compliance.snapshot ?? {};
  const packs = snapshot.meta.packs;
  const counts = unitCompliance(tree, compliance);
  const isRead = packs.map(({ name }) => isPackRead(meta, name));
  const areAllRead = isRead.every(Boolean) && !(meta && isMissing(meta.missingParts, { part: "packs" }));
  const records: TrendRecord[] = [];
  const ofPacks = packs.map(noRules);
  const ofNodes = Array.from({ length: tree.size }, noRules);
  const outcomes = new Uint16Array(tree.size * complianceSlots);
  for (const [pack, column] of compliance.cells.entries()) {
    const rules = compliance.snapshot?.columns[compliance.packOf[pack] ?? -1];
    for (let node = 0; node < tree.size; node++) {
      if (tree.kind[node] !== NodeKind.Account) continue;
      const cell = column[node] ?? 0;
      const slot = node * complianceSlots + cell;
      outcomes[slot] = (outcomes[slot] ?? 0) + 1;
      const row = compliance.rowOf[node] ?? -1;
      if (cell === 0 || row < 0 || rules === undefined) continue;
      for (const sums of [ofPacks[pack], ofNodes[node]]) {
        if (sums === undefined) continue;
        sums.rulesNonCompliant += Math.max(0, rules.nonCompliant[row] ?? 0);
        sums.rulesCompliant += Math.max(0, rules.compliant[row] ?? 0);
        sums.rulesTotal += Math.max(0, rules.total[row] ?? 0);
      }
    }
  }
  packs.forEach(({ name }, pack) => {
    const figures = isRead[pack] === true ? { ...counts(pack, 0), ...(ofPacks[pack] ?? noRules()) } : null;
    records.push({ kind: "pack", subject: name, figures });
  });
  addUp(placed, ofNodes);
  const worst = worstCounts(placed, compliance);
  for (let node = 0; node < tree.size; node++) {
    const isAccount = tree.kind[node] === NodeKind.Account;
    const accounts = isAccount
      ? complianceCounts(outcomes.subarray(node * complianceSlots, (node + 1) * complianceSlots))
      : worst(node);
    const figures: TrendFigures | null = areAllRead ? { ...accounts, ...(ofNodes[node] ?? noRules()) } : null;
    records.push({ kind: isAccount ? "account" : "unit", subject: tree.ids[node] ?? "", figures });
  }
  return records;
}

/** Adds the rules of active accounts to the OUs above them. */
function addUp({ tree }: PlacedPacks, ofNodes: RuleSums[]): void {
  for (let node = tree.size - 1; node > 0; node--) {
    const isAccount = tree.kind[node] === NodeKind.Account;
    const [own, above] = [ofNodes[node], ofNodes[tree.parent[node] ?? 0]];
    if (own === undefined || above === undefined || (isAccount && tree.state[node] !== active)) continue;
    above.rulesNonCompliant += own.rulesNonCompliant;
    above.rulesCompliant += own.rulesCompliant;
    above.rulesTotal += own.rulesTotal;
  }
}

/** Counts the active accounts below a root or OU by the worst of their packs, as the map does. */
function worstCounts(
  { tree }: PlacedPacks,
  compliance: PlacedCompliance,
): (unit: number) => ComplianceCounts {
  const { classes, of } = classesByCompliance(tree, compliance, undefined);
  const counts = classCounts({ classes, of }, tree);
  const at = classes.map(({ key }) => key);
  return (unit) => {
    const own = counts(unit);
    const count = (key: (typeof at)[number]) => own[at.indexOf(key)] ?? 0;
    return {
      nonCompliant: count("NON_COMPLIANT"),
      compliant: count("COMPLIANT"),
      insufficientData: count("INSUFFICIENT_DATA"),
      unknown: count("UNKNOWN"),
      notEvaluated: count("NOT_EVALUATED"),
      notCovered: count("NOT_COVERED"),
      notRead: count("NOT_READ"),
      withoutPack: count("without-pack"),
    };
  };
}

function noRules(): RuleSums {
  return { rulesNonCompliant: 0, rulesCompliant: 0, rulesTotal: 0 };
}
