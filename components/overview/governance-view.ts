import { organizationLink } from "@/components/policies/links";
import { ungovernedWord } from "@/components/organization/ungoverned-word";
import type { EarlierFigures, Figures } from "@/lib/core/figures";
import { countOf } from "@/lib/format/count";
import type { Snapshot } from "@/lib/inventory/snapshot";
import { areAccountsRead } from "@/lib/inventory/snapshot-parts";
import { accountStates } from "@/lib/organizations/model";
import { governedInWords } from "@/lib/security-hub/figure-definitions";
import { rollUps } from "@/lib/security-hub/roll-up";
import { type FigureView, figureOf } from "./figure-view";

const accounts = { kind: ["account" as const], state: ["ACTIVE" as const] };
const notActive = accountStates.filter((state) => state !== "ACTIVE");

/** What Security Hub governs, in the numbers that matter today. Each leads to the list of what it counts. */
export function governanceView(
  { meta, tree, governance }: Snapshot,
  before: EarlierFigures | undefined,
  nowSeconds: number,
): FigureView[] {
  const read = rollUps(tree, governance, nowSeconds)(0);
  const word = ungovernedWord(meta);
  const isKnown = word === "Not governed";
  const exact: Figures = !areAccountsRead(meta)
    ? {}
    : isKnown
      ? read
      : { accounts: read.accounts, active: read.active, inactive: read.inactive };
  // Without the associations nobody knows that there is none.
  const sources = { exact, read: isKnown ? read : { ...read, ungoverned: 0 }, before };
  return [
    figureOf(sources, {
      key: "ungoverned",
      word: "Not governed",
      tone: isKnown ? "none" : "not-visible",
      isTrouble: true,
      detail: isKnown ? governedInWords(read) : word.toLowerCase(),
      href: organizationLink({ ...accounts, policy: ["none"] }),
    }),
    figureOf(sources, {
      key: "failed",
      word: "Failed",
      tone: "failed",
      isTrouble: true,
      href: organizationLink({ ...accounts, status: ["failed"] }),
    }),
    figureOf(sources, {
      key: "pending",
      word: "Pending",
      tone: "pending",
      isTrouble: false,
      href: organizationLink({ ...accounts, status: ["pending"] }),
    }),
    figureOf(sources, {
      key: "stuck",
      word: "Pending > 24 h",
      tone: "stuck",
      isTrouble: true,
      isPart: true,
      href: organizationLink({ ...accounts, status: ["stuck"] }),
    }),
    figureOf(sources, {
      key: "selfManaged",
      word: "Self-managed",
      tone: "self-managed",
      isTrouble: false,
      href: organizationLink({ ...accounts, policy: ["self-managed"] }),
    }),
    figureOf(sources, {
      key: "inactive",
      word: "Not active",
      tone: "suspended",
      isTrouble: false,
      detail:
        read.inactiveFailed > 0
          ? `${countOf(read.inactiveFailed, "failure")} in inactive accounts excluded`
          : "suspended or closed",
      href: organizationLink({ kind: ["account"], state: notActive }),
    }),
  ];
}
