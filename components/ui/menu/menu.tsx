"use client";

import * as Slot from "radix-ui/slot";
import { type ReactNode, useId, useState } from "react";
import { KeptKeys } from "../later/kept-keys";
import { later } from "../later/later";

const OpenMenu = later(
  async () => (await import("./open-menu")).OpenMenu,
  ({ open }) => open && <KeptKeys />,
);

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
  const [triggerId, menuId] = [useId(), useId()];
  // Known from when the trigger is first approached: Radix has to hear which key opens the menu.
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Slot.Root
        id={triggerId}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onPointerEnter={(event) => setAnchor(event.currentTarget)}
        onFocus={(event) => setAnchor(event.currentTarget)}
        onPointerDown={(event) => {
          if (event.defaultPrevented || event.button !== 0 || event.ctrlKey) return;
          setAnchor(event.currentTarget);
          setIsOpen(!isOpen);
          // The focus goes to the menu.
          if (!isOpen) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.defaultPrevented || !["Enter", " ", "ArrowDown"].includes(event.key)) return;
          event.preventDefault();
          setAnchor(event.currentTarget);
          setIsOpen(event.key === "ArrowDown" || !isOpen);
        }}
      >
        {trigger}
      </Slot.Root>
      {anchor !== undefined && (
        <OpenMenu
          anchor={anchor}
          id={menuId}
          open={isOpen}
          onOpenChange={setIsOpen}
          align={align}
          side={side}
        >
          {children}
        </OpenMenu>
      )}
    </>
  );
}
