"use client";

import { usePagePath } from "@/components/ui/address/connection-address";
import { PageLink } from "@/components/ui/address/page-link";
import { cx } from "@/components/ui/cx";
import { destinations } from "./destinations";

/** The pages of Canopy, the current one marked. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePagePath();
  return (
    <nav aria-label="Pages">
      <ul className="grid gap-px">
        {destinations.map(({ label, href, icon: Icon }) => {
          const isCurrent = pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
          return (
            <li key={href}>
              <PageLink
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                {...(onNavigate !== undefined && { onClick: onNavigate })}
                className={cx(
                  "flex h-7 items-center gap-2 rounded-control px-2 text-13 pointer-coarse:h-10",
                  isCurrent
                    ? "bg-none-soft font-medium text-ink"
                    : "text-ink-quiet hover:bg-surface-hover hover:text-ink",
                )}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
                {label}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
