import type { Route } from "next";
import { PageLink } from "./address/page-link";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";

/** Goes to another page of Canopy, and looks like a button because it begins something there. */
export function LinkButton<Href extends string>({
  href,
  variant = "secondary",
  size = "medium",
  className,
  children,
}: {
  href: Route<Href>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  children: ReactNode;
}) {
  return (
    <PageLink href={href} className={buttonClass(variant, size, className)}>
      {children}
    </PageLink>
  );
}
