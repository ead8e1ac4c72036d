"use client";

import type { Route } from "next";
import Link from "next/link";
import { type ComponentProps, useState } from "react";
import { useConnectionAddress } from "./connection-address";
import { useNavigateAfterUrlUpdate } from "./use-navigate-after-url-update";
import { isWriting } from "./writing";

/**
 * Goes to another page of Canopy. All links are this one; Next's own would not wait for the address of what is left, and
 * would ask the server for each page that a link leads to as soon as the link is in view.
 */
export function PageLink<Href extends string>({
  href,
  prefetch = null,
  ...props
}: Pick<ComponentProps<"a">, "className" | "children" | "aria-current"> & {
  href: Route<Href>;
  onClick?: () => void;
  prefetch?: false | null;
}) {
  const here = useConnectionAddress();
  const navigate = useNavigateAfterUrlUpdate();
  const [isMeant, setIsMeant] = useState(false);
  return (
    <Link
      {...props}
      href={here(href)}
      prefetch={isMeant ? prefetch : false}
      onPointerEnter={() => setIsMeant(true)}
      onFocus={() => setIsMeant(true)}
      onNavigate={(event) => {
        if (!isWriting()) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
