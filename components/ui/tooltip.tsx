"use client";

import * as Slot from "radix-ui/slot";
import { type ReactNode, useId, useState } from "react";
import { later } from "./later/later";

const OpenTooltip = later(async () => (await import("./open-tooltip")).OpenTooltip);

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
  const id = useId();
  // Known from when the control is first approached: from then on the words listen to it themselves.
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Slot.Root
        aria-describedby={isOpen ? id : undefined}
        onPointerMove={(event) => setAnchor(event.currentTarget)}
        onFocus={(event) => setAnchor(event.currentTarget)}
      >
        {children}
      </Slot.Root>
      {anchor !== undefined && (
        <OpenTooltip
          anchor={anchor}
          id={id}
          side={side}
          content={content}
          onOpenChange={setIsOpen}
          onEscape={(event) => void closingTooltips.add(event)}
        />
      )}
    </>
  );
}
