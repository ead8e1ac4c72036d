import { Checkbox } from "@/components/ui/field/checkbox";
import { cx } from "@/components/ui/cx";
import { ExportMenu } from "@/components/ui/export-menu";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf, formatCount, partOf, plural } from "@/lib/format/count";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { type ComparedRow, compareSettings } from "@/lib/security-hub/policies/comparison";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import { policyExportQuery } from "../export-query";
import { governedLink, policyLink } from "@/components/inventory/addresses/policy-links";
import { AffectedAccountsBar } from "../affected-accounts-bar";

type Known = PolicyEntry & { readonly detail: NonNullable<PolicyEntry["detail"]> };

const columns = "grid grid-cols-2 gap-x-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]";

/** Line by line what two policies say; what differs is marked by a sign and its weight. */
export function CompareTable({
  one,
  other,
  catalogue,
  all,
  onAll,
}: {
  one: Known;
  other: Known;
  catalogue: Catalogue | undefined;
  /** Whether lines that are the same are shown, too. */
  all: boolean;
  onAll: (all: boolean) => void;
}) {
  const sections = compareSettings(settingsOf(one.detail), settingsOf(other.detail), catalogue);
  const rows = sections.flatMap((section) => section.rows);
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <div className="grid gap-5 px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-13">
        <p role="status">
          {differing === 0 ? (
            "The two configure the same."
          ) : (
            <>
              <strong className="font-semibold">{countOf(differing, "difference")}</strong>{" "}
              <span className="text-ink-quiet">in {countOf(rows.length, "line")}</span>
            </>
          )}
        </p>
        <Checkbox checked={all} onChange={onAll}>
          Show identical settings
        </Checkbox>
        <span className="ml-auto" />
        <ExportMenu
          href="/api/policies/export"
          params={() =>
            policyExportQuery({ rows: "differences", a: one.summary.id, b: other.summary.id, all })
          }
          everything={all ? "All settings" : "Differences"}
          isFiltered={false}
        />
      </div>
      <div role="table" aria-label="Comparison" className="grid text-13">
        <div role="rowgroup">
          <div role="row" className={cx(columns, "sticky top-0 z-10 border-b bg-surface py-2")}>
            <span role="columnheader" className="text-12 text-ink-quiet max-md:sr-only">
              Setting
            </span>
            {[one, other].map(({ summary, identity }) => (
              <span key={summary.id} role="columnheader" className="flex min-w-0 items-center gap-2">
                <IdentityMark identity={identity} />
                <TextLink look="quiet" href={policyLink(summary.id)} className="truncate font-medium">
                  {summary.name}
                </TextLink>
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          <div role="row" className={cx(columns, "border-b py-2")}>
            <span role="rowheader" className="max-md:col-span-2 max-md:text-12 max-md:text-ink-quiet">
              Accounts governed
            </span>
            {[one, other].map(({ summary, affected }) => (
              <span key={summary.id} role="cell" className="grid content-start gap-1">
                <TextLink look="quiet" href={governedLink(summary.id)} className="tabular-nums">
                  {formatCount(governedAccounts(affected))}
                </TextLink>
                {governedAccounts(affected) > 0 && (
                  <AffectedAccountsBar affected={affected} filter={summary.id} />
                )}
              </span>
            ))}
          </div>
        </div>
        {sections.map(({ title, rows: ofSection }) => {
          const shown = all ? ofSection : ofSection.filter(({ differs }) => differs);
          const count = ofSection.filter(({ differs }) => differs).length;
          return (
            <div key={title} role="rowgroup">
              <div role="row" className="border-b pt-5 pb-1">
                <span role="rowheader" aria-colspan={3} className="text-12 text-ink-quiet">
                  <strong className="font-medium text-ink">{title}</strong>{" "}
                  {count === 0
                    ? "the same"
                    : `${partOf(count, ofSection.length)} ${plural(count, "differs", "differ")}`}
                </span>
              </div>
              {shown.map((compared) => (
                <Row
                  key={compared.key}
                  row={compared}
                  isCode={title === "Controls" || title === "Parameters"}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({ row, isCode }: { row: ComparedRow; isCode: boolean }) {
  return (
    <div
      role="row"
      className={cx(columns, "border-b py-1.5 hover:bg-surface-hover", !row.differs && "text-ink-quiet")}
    >
      <span role="rowheader" className="min-w-0 text-pretty max-md:col-span-2 max-md:text-12">
        <span className={cx(isCode && "font-mono text-12")}>{row.label}</span>
        {row.detail !== undefined && <span className="text-ink-quiet"> {row.detail}</span>}
      </span>
      {row.values.map((value, index) => (
        <span key={index} role="cell" className={cx("min-w-0 break-words", row.differs && "font-medium")}>
          {row.differs && index === 1 && <span aria-label="differs:">≠ </span>}
          {value}
        </span>
      ))}
    </div>
  );
}
