"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

const closingTooltips = new WeakSet<KeyboardEvent>();

/** Whether Escape did nothing yet but close the words of the focused button: a panel around it closes by the same press. */
export function isEscapeLeft(event: KeyboardEvent): boolean {
  return event.key === "Escape" && (!event.defaultPrevented || closingTooltips.has(event));
}

/** A few words about the control inside, on hover and on focus. Never the only place where something is said. */
export function Tooltip({
  content,
  side = "bottom",
  children,
}: {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onEscapeKeyDown={(event) => void closingTooltips.add(event)}
          className="z-50 flex max-w-80 animate-appear items-center gap-2 rounded-control bg-surface-raised px-2 py-1 text-12 text-ink shadow-float"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
