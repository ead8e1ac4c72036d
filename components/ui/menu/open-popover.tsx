"use client";

import * as Primitive from "radix-ui/popover";
import type { ReactNode } from "react";
import { cx } from "../cx";
import { OpenOptionList } from "./open-option-list";
import { OptionListContext } from "./option-list";
import { StandIn } from "./stand-in";

export interface OpenPopoverProps {
  /** What it stands beside. */
  readonly anchor: HTMLElement;
  readonly id: string;
  readonly label: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly align: "start" | "center" | "end";
  readonly side: "right" | "bottom";
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** What a `Popover` shows once its trigger has been pressed. It goes with what closes it, as a menu does. */
export function OpenPopover({
  anchor,
  id,
  label,
  open,
  onOpenChange,
  align,
  side,
  className,
  children,
}: OpenPopoverProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>
        <StandIn element={anchor} />
      </Primitive.Trigger>
      {open && (
        <Primitive.Portal>
          <Primitive.Content
            id={id}
            aria-label={label}
            align={align}
            side={side}
            sideOffset={4}
            collisionPadding={8}
            className={cx("popover", className)}
          >
            <OptionListContext value={parts}>{children}</OptionListContext>
          </Primitive.Content>
        </Primitive.Portal>
      )}
    </Primitive.Root>
  );
}

const parts = { List: OpenOptionList };
