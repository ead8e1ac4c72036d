import { TextLink } from "@/components/ui/text-link";
import { cx } from "@/components/ui/cx";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { shortPackName } from "@/components/inventory/packs/pack-labels";
import styles from "./matrix.module.css";

/** The packs, each a link to its page. Their full names are said and shown on hover. */
export function MatrixHeader({
  packs,
  focusedColumn,
}: {
  packs: readonly string[];
  focusedColumn: number | undefined;
}) {
  return (
    <div role="rowgroup" className="sticky top-0 z-20 border-b bg-surface">
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
        <div
          role="columnheader"
          className={cx(styles.name, "items-end! border-r bg-surface pb-1.5 pl-3 text-12 text-ink-quiet")}
        >
          OU and account
        </div>
        {packs.map((name, pack) => (
          <div
            key={name}
            role="columnheader"
            data-column={pack}
            aria-label={name}
            title={name}
            className="flex min-w-0 items-end overflow-hidden px-2 pb-1.5"
          >
            <TextLink
              href={packHref(name)}
              look="quiet"
              className={cx(
                "line-clamp-3 text-12 leading-4 break-words",
                focusedColumn === pack ? "font-medium text-ink" : "text-ink-quiet",
              )}
            >
              {shortPackName(name)}
            </TextLink>
          </div>
        ))}
      </div>
    </div>
  );
}
