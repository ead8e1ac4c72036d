import type { Route } from "next";
import { ChevronRight } from "lucide-react";
import { PageLink } from "@/components/ui/address/page-link";
import { cx } from "@/components/ui/cx";

export interface Breadcrumb {
  readonly label: string;
  /** Absent for the page itself, which comes last. */
  readonly href?: Route;
}

/** Where one is; the last one is the heading of the page. On a phone only the last two are shown. */
export function Breadcrumbs({ trail }: { trail: readonly Breadcrumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-13">
        {trail.map(({ label, href }, index) => {
          const isLast = index === trail.length - 1;
          return (
            <li
              key={`${index} ${label}`}
              className={cx(
                "flex min-w-0 items-center gap-1",
                !isLast && "shrink-[4] max-sm:not-nth-last-2:hidden",
              )}
            >
              {index > 0 && (
                <ChevronRight
                  aria-hidden="true"
                  className={cx(
                    "size-3.5 shrink-0 text-ink-faint",
                    index === trail.length - 2 && "max-sm:hidden",
                  )}
                />
              )}
              {isLast ? (
                <h1 className="truncate font-semibold" aria-current="page">
                  {label}
                </h1>
              ) : (
                <Crumb label={label} href={href} />
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Crumb({ label, href }: { label: string; href: Route | undefined }) {
  if (href === undefined) return <span className="truncate text-ink-quiet">{label}</span>;
  return (
    <PageLink href={href} className="truncate rounded-[2px] text-ink-quiet hover:text-ink hover:underline">
      {label}
    </PageLink>
  );
}
