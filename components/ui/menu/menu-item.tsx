"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "../cx";
import { Kbd } from "../keys/kbd";

/** One line of a menu or a list of options; the highlighted one is where Enter goes. */
export const menuItemClass =
  "flex h-7 w-full cursor-default items-center gap-2 rounded-chip px-2 text-13 whitespace-nowrap outline-none select-none " +
  "data-highlighted:bg-surface-hover data-disabled:text-ink-quiet data-disabled:opacity-60 " +
  "[&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-ink-quiet";

/** A command. With `asChild` the child, such as a link, is the item. */
export function MenuItem({
  onSelect,
  shortcut,
  danger = false,
  disabled = false,
  asChild = false,
  children,
}: {
  onSelect?: () => void;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  asChild?: boolean;
  children: ReactNode;
}) {
  const className = cx(menuItemClass, danger && "text-failed [&>svg]:text-failed");
  return (
    <Primitive.Item
      asChild={asChild}
      disabled={disabled}
      className={className}
      {...(onSelect !== undefined && { onSelect })}
    >
      {asChild || shortcut === undefined ? (
        children
      ) : (
        <>
          {children}
          <Kbd className="ml-auto">{shortcut}</Kbd>
        </>
      )}
    </Primitive.Item>
  );
}
