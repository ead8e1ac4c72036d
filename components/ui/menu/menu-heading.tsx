"use client";

import { DropdownMenu as Primitive } from "radix-ui";

/** Names the items under it and draws the line above them. */
export function MenuHeading({ children }: { children: string }) {
  return (
    <Primitive.Label className="px-2 pt-2 pb-1 text-12 text-ink-quiet not-first:mt-1 not-first:border-t">
      {children}
    </Primitive.Label>
  );
}
