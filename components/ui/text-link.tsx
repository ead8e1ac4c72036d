import type { Route } from "next";
import { PageLink } from "./address/page-link";
import type { ReactNode } from "react";
import { cx } from "./cx";

const looks = {
  /** Inside a sentence: underlined, because colour alone does not tell a link from its text. */
  text: "text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent",
  /** In a table or a list, where everything in the column is a link. */
  quiet: "quiet-link hover:text-accent hover:underline hover:underline-offset-2",
} as const;

/** Goes somewhere in Canopy. */
export function TextLink<Href extends string>({
  href,
  look = "text",
  prefetch = true,
  className,
  children,
}: {
  href: Route<Href>;
  look?: keyof typeof looks;
  /** False where there are so many that fetching what they lead to would keep the server busy. */
  prefetch?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <PageLink
      href={href}
      prefetch={prefetch ? null : false}
      className={cx("rounded-[2px]", looks[look], className)}
    >
      {children}
    </PageLink>
  );
}
