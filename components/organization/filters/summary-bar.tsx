import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { SummaryBarButton } from "@/components/ui/panel/summary-bar-button";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { formatCount, formatShare, plural } from "@/lib/format/count";
import { governanceDefinitions, governedInWords } from "@/lib/security-hub/figure-definitions";
import type { RollUp } from "@/lib/security-hub/governance/roll-up";
import type { OrganizationParams } from "@/components/inventory/addresses/organization-address";
import type { UngovernedWord } from "@/components/inventory/ungoverned-word";

/** What a number in the summary bar filters to when it is pressed. */
export type SummaryFilter = Partial<
  Pick<OrganizationParams, "status" | "policy" | "state" | "kind" | "cspm">
>;

const accounts: SummaryFilter = { kind: ["account"], state: ["ACTIVE"] };
const notActive: SummaryFilter = {
  kind: ["account"],
  state: ["SUSPENDED", "PENDING_CLOSURE", "CLOSED", "PENDING_ACTIVATION"],
};

interface Figure {
  readonly word: string;
  readonly count: number;
  readonly tone: Tone | undefined;
  readonly filter: SummaryFilter;
  /** Whether it begins another division of the same accounts: what stands before it overlaps with it. */
  readonly begins?: boolean;
}

/** The organization in one line. Every number is a filter; zero failures are said, not hidden. */
export function SummaryBar({
  total,
  overruled,
  isReading = false,
  ungoverned,
  onFilter,
}: {
  total: RollUp;
  /** Of those in effect: where an Organizations policy may overrule the configuration. */
  overruled: number;
  /** Whether more accounts and associations are still being read, so that all numbers will grow. */
  isReading?: boolean;
  ungoverned: UngovernedWord;
  onFilter: (filter: SummaryFilter) => void;
}) {
  const figures: Figure[] = [
    { word: "failed", count: total.failed, tone: "failed", filter: { ...accounts, status: ["failed"] } },
    { word: "pending", count: total.pending, tone: "pending", filter: { ...accounts, status: ["pending"] } },
    {
      word: "in effect",
      count: total.succeeded,
      tone: "success",
      filter: { ...accounts, status: ["success"] },
    },
    {
      word: "self-managed",
      count: total.selfManaged,
      tone: "self-managed",
      filter: { ...accounts, policy: ["self-managed"] },
      begins: ungoverned !== "Not governed",
    },
    {
      word: ungoverned.toLowerCase(),
      count: total.ungoverned,
      tone: ungoverned === "Not governed" ? "none" : "not-visible",
      filter: { ...accounts, policy: ["none"] },
    },
    { word: "not active", count: total.inactive, tone: "suspended", filter: notActive, begins: true },
  ];
  return (
    <ul
      aria-label="Accounts at a glance"
      // They take another line before what follows gives up room.
      className="flex min-w-0 shrink-[999] flex-wrap items-center gap-x-1 gap-y-0.5 text-13 whitespace-nowrap"
    >
      <li>
        <SummaryBarButton onPress={() => onFilter({ kind: ["account"] })}>
          <strong className="font-semibold tabular-nums">{formatCount(total.accounts)}</strong>{" "}
          {plural(total.accounts, "account", "accounts")}
          {isReading && " read so far"}
        </SummaryBarButton>
      </li>
      {figures.map(({ word, count, tone, filter, begins }) => (
        <Fragment key={word}>
          {word === "self-managed" && ungoverned === "Not governed" && (
            <li className="ml-1 border-l pl-2.5 text-ink-quiet" title={governedInWords(total)}>
              <span className="tabular-nums">{formatShare(total.governed, total.active)}</span> governed
            </li>
          )}
          <li className={cx(begins === true && "ml-1 border-l pl-1")}>
            <SummaryBarButton onPress={() => onFilter(filter)} quiet={count === 0}>
              {tone !== undefined && (
                <StatusMark
                  tone={count === 0 ? "none" : tone}
                  className={cx(tone === "suspended" && "[&>span]:no-underline")}
                >
                  <span className="tabular-nums">{formatCount(count)}</span> {word}
                </StatusMark>
              )}
            </SummaryBarButton>
            {word === "in effect" && overruled > 0 && (
              <SummaryBarButton
                onPress={() => onFilter({ ...accounts, status: ["success"], cspm: ["reached"] })}
              >
                <span className="text-stuck">
                  (<span className="tabular-nums">{formatCount(overruled)}</span> may not hold)
                </span>
              </SummaryBarButton>
            )}
            {word === "pending" && total.stuck > 0 && (
              <SummaryBarButton onPress={() => onFilter({ ...accounts, status: ["stuck"] })}>
                <span className="text-stuck">
                  (<span className="tabular-nums">{formatCount(total.stuck)}</span> &gt; 24 h)
                </span>
              </SummaryBarButton>
            )}
          </li>
        </Fragment>
      ))}
      <li>
        <FigureDefinitions definitions={governanceDefinitions} />
      </li>
    </ul>
  );
}
