"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Names the items under it and draws the line above them. */
export function MenuHeading({ children }: { children: string }) {
  return (
    <Primitive.Label className="px-2 pt-2 pb-1 text-12 text-ink-quiet not-first:mt-1 not-first:border-t">
      {children}
    </Primitive.Label>
  );
}

/** A list of commands under a button. Fill it with `MenuItem`, `MenuCheckboxItem`, `MenuRadioGroup` and `MenuHeading`. */
export function Menu({
  trigger,
  align = "start",
  side = "bottom",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  children: ReactNode;
}) {
  return (
    // Not modal: a menu must not hide the page from screen readers or hold its scrolling.
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-control bg-surface-raised p-1 text-13 shadow-float outline-none"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
