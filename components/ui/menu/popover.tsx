"use client";

import * as Slot from "radix-ui/slot";
import { type ReactNode, useId, useState } from "react";
import { KeptKeys } from "../later/kept-keys";
import { later } from "../later/later";

const OpenPopover = later(
  async () => (await import("./open-popover")).OpenPopover,
  ({ open }) => open && <KeptKeys />,
);

/** Floats beside its trigger, takes the focus, and gives it back. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  align = "start",
  side = "bottom",
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "right" | "bottom";
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wasOpen, setWasOpen] = useState(false);
  const [isOwnOpen, setIsOwnOpen] = useState(false);
  const isOpen = open ?? isOwnOpen;
  if (isOpen && !wasOpen) setWasOpen(true);

  function change(next: boolean): void {
    setIsOwnOpen(next);
    onOpenChange?.(next);
  }

  return (
    <>
      <Slot.Root
        ref={setAnchor}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={(event) => {
          if (!event.defaultPrevented) change(!isOpen);
        }}
      >
        {trigger}
      </Slot.Root>
      {wasOpen && anchor !== null && (
        <OpenPopover
          anchor={anchor}
          id={id}
          label={label}
          open={isOpen}
          onOpenChange={change}
          align={align}
          side={side}
          className={className}
        >
          {children}
        </OpenPopover>
      )}
    </>
  );
}
