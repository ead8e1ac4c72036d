import { createSerializer } from "nuqs/server";
import { packsParsers } from "@/components/inventory/addresses/packs-address";
import { accountsWithOutcome, packFigures, packTotals } from "@/lib/aws-config/packs/pack-figures";
import { countsOfRows } from "@/lib/aws-config/packs/pack-counts";
import { type PackOutcome, statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { EarlierFigures, Figures } from "@/lib/core/figures";
import { countOf, formatCount, partOfAll } from "@/lib/format/count";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import { type FigureView, figureOf } from "./figure-view";

const packsQuery = createSerializer(packsParsers);

/** What says of the accounts of packs whether they are members. */
type Placing = Pick<Snapshot, "tree" | "meta">;

/**
 * What came of the conformance packs, in the numbers that matter today. Without the organization, the figures do not
 * say in how many accounts.
 */
export function packsView(
  snapshot: PackSnapshot,
  organization: Placing | undefined,
  before: EarlierFigures | undefined,
): FigureView[] {
  const read: Figures = { ...packTotals(snapshot.columns.map(countsOfRows)) };
  const exact = snapshot.meta.complete ? packFigures(snapshot) : {};
  const sources = { exact, read, before };
  return [
    figureOf(sources, {
      key: "failed",
      word: "Failed deployments",
      tone: "failed",
      needsAttention: true,
      detail: inAccounts(snapshot, organization, "failed"),
      href: outcomeLink("failed"),
    }),
    figureOf(sources, {
      key: "packsFailed",
      word: "Packs with failures",
      tone: "failed",
      needsAttention: true,
      detail: partOfAll(read["packsFailed"] ?? 0, snapshot.meta.packs.length, "pack"),
      href: "/packs",
    }),
    figureOf(sources, {
      key: "inProgress",
      word: "In progress",
      tone: "pending",
      needsAttention: false,
      detail: inAccounts(snapshot, organization, "in-progress"),
      href: outcomeLink("in-progress"),
    }),
    figureOf(sources, {
      key: "deployed",
      word: "Deployed",
      tone: "success",
      needsAttention: false,
      href: outcomeLink("deployed"),
    }),
    figureOf(sources, {
      key: "deleted",
      word: "Deleted",
      tone: "none",
      needsAttention: false,
      href: outcomeLink("deleted"),
    }),
  ];
}

/** What the list that a number leads to counts: accounts, each of which may have failed with several packs. */
function inAccounts(
  snapshot: PackSnapshot,
  organization: Placing | undefined,
  outcome: PackOutcome,
): string | undefined {
  if (organization === undefined) return undefined;
  const { accounts, inactive, departed } = accountsWithOutcome(
    placePacks(organization.tree, snapshot),
    outcome,
  );
  const notActive = inactive > 0 ? `, ${formatCount(inactive)} not active` : "";
  const whose = hasAllAccounts(organization.meta) ? "that left since" : "whose membership is not known";
  const gone = departed > 0 ? ` and ${formatCount(departed)} ${whose}` : "";
  return `in ${countOf(accounts, "account")}${notActive}${gone}`;
}

function outcomeLink(outcome: PackOutcome): `/packs?${string}` {
  return `/packs?${packsQuery({ view: "matrix", status: [...statusesOf[outcome]] }).slice(1)}`;
}
