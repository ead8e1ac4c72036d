import { cx } from "@/components/ui/cx";
import { cellClass } from "@/components/ui/rows/row-list";
import { Badge } from "@/components/ui/status/badge";
import { absenceLabels } from "@/lib/organizations/absence";

/** An account in a list of a pack: its name, its id, and where it stands. */
export function AccountCells({
  account: { name, accountId, path },
  isInactive,
  hasAllAccounts,
  styles,
}: {
  account: { readonly name: string; readonly accountId: string; readonly path?: string | undefined };
  isInactive: boolean;
  hasAllAccounts: boolean;
  /** Of the list's style sheet: `name`, `id` and `path`. */
  styles: Readonly<Record<string, string>>;
}) {
  const absence = absenceLabels(hasAllAccounts);
  return (
    <>
      <div role="gridcell" className={cx(cellClass, styles["name"], "flex items-center gap-1.5")}>
        <span title={name} className={cx("truncate", isInactive && "text-suspended line-through")}>
          {name}
        </span>
        {path === undefined && hasAllAccounts && <Badge tone="stuck">left</Badge>}
      </div>
      <div
        role="gridcell"
        className={cx(cellClass, styles["id"], "font-mono text-12 text-ink-quiet tabular-nums")}
      >
        {accountId}
      </div>
      <div
        role="gridcell"
        title={path ?? absence.because}
        className={cx(cellClass, styles["path"], "truncate text-12 text-ink-quiet")}
      >
        {path ?? absence.place}
      </div>
    </>
  );
}

/** Beside an account that the organization's tree doesn't hold: that it left, or that this is not known. */
export function AbsentBadge({ hasAllAccounts }: { hasAllAccounts: boolean }) {
  const { badge, because } = absenceLabels(hasAllAccounts);
  return (
    <Badge tone={hasAllAccounts ? "stuck" : "not-visible"}>
      <span title={because}>{badge}</span>
    </Badge>
  );
}
