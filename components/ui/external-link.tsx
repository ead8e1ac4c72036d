import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { VisuallyHidden } from "./visually-hidden";

/** Leaves Canopy, in a new tab: the AWS console, AWS's documentation. */
export function ExternalLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={cx("external-link hover:decoration-accent", className)}
    >
      {children}
      <ArrowUpRight aria-hidden="true" className="size-3.5 shrink-0" />
      <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
    </a>
  );
}
