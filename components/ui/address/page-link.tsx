"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";
import { useNavigateAfterUrlUpdate } from "./use-navigate-after-url-update";
import { isWriting } from "./writing";

/** Goes to another page of Canopy. All links are this one; Next's own would not wait for the address of what is left. */
export function PageLink<Href extends string>({
  href,
  ...props
}: Pick<ComponentProps<"a">, "className" | "children" | "aria-current"> & {
  href: Route<Href>;
  onClick?: () => void;
  prefetch?: false | null;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  return (
    <Link
      {...props}
      href={href}
      onNavigate={(event) => {
        if (!isWriting()) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
