"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "../cx";
import { Kbd } from "../keys/kbd";
import { menuItemClass } from "./menu-item-class";

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
