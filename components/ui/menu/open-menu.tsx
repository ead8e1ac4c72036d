"use client";

import { Check } from "lucide-react";
import * as Primitive from "radix-ui/dropdown-menu";
import { createContext, type ReactNode, use } from "react";
import { cx } from "../cx";
import { Kbd } from "../keys/kbd";
import {
  type MenuCheckboxItemProps,
  type MenuItemProps,
  type MenuParts,
  MenuPartsContext,
  type MenuRadioGroupProps,
} from "./menu-items";
import { StandIn } from "./stand-in";

export interface OpenMenuProps {
  /** What it stands beside. */
  readonly anchor: HTMLElement;
  readonly id: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly align: "start" | "center" | "end";
  readonly side: "top" | "bottom";
  readonly children: ReactNode;
}

/**
 * What a `Menu` shows once its trigger has been pressed. It goes with what closes it: kept for a moment, as Radix does for
 * menus that fade out, it would be rendered and measured twice more before the page shows what was chosen.
 */
export function OpenMenu({ anchor, id, open, onOpenChange, align, side, children }: OpenMenuProps) {
  return (
    // Not modal: a menu must not hide the page from screen readers or hold its scrolling.
    <Primitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>
        <StandIn element={anchor} />
      </Primitive.Trigger>
      {open && (
        <Primitive.Portal>
          <Primitive.Content
            id={id}
            aria-labelledby={anchor.id}
            align={align}
            side={side}
            sideOffset={4}
            collisionPadding={8}
            className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-control bg-surface-raised p-1 text-13 shadow-float outline-none"
          >
            <CloseContext value={() => onOpenChange(false)}>
              <MenuPartsContext value={parts}>{children}</MenuPartsContext>
            </CloseContext>
          </Primitive.Content>
        </Primitive.Portal>
      )}
    </Primitive.Root>
  );
}

/**
 * Closes the menu that an item stands in. Radix does so after what the item does, which has been rendered by then with the
 * open menu in it: called together, both are one change of the page.
 */
const CloseContext = createContext<() => void>(() => undefined);

/** One line of a menu; the highlighted one is where Enter goes. */
const quietIcon = "[&>svg]:text-ink-quiet";
const itemClass =
  "flex h-7 w-full cursor-default items-center gap-2 rounded-chip px-2 text-13 whitespace-nowrap outline-none select-none " +
  "data-highlighted:bg-surface-hover data-disabled:text-ink-quiet data-disabled:opacity-60 " +
  "[&>svg]:size-3.5 [&>svg]:shrink-0";

function Item({
  onSelect,
  shortcut,
  danger = false,
  disabled = false,
  asChild = false,
  children,
}: MenuItemProps) {
  const close = use(CloseContext);
  return (
    <Primitive.Item
      asChild={asChild}
      disabled={disabled}
      className={cx(itemClass, danger ? "text-failed" : quietIcon)}
      {...(onSelect !== undefined && {
        onSelect: () => {
          close();
          onSelect();
        },
      })}
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

function CheckboxItem({ checked, onChange, children }: MenuCheckboxItemProps) {
  return (
    <Primitive.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={cx(itemClass, quietIcon)}
    >
      <span className="grid size-3.5 place-items-center">
        <Primitive.ItemIndicator>
          <Check aria-hidden="true" className="size-3.5" />
        </Primitive.ItemIndicator>
      </span>
      {children}
    </Primitive.CheckboxItem>
  );
}

function RadioGroup<Value extends string>({ value, options, onChange }: MenuRadioGroupProps<Value>) {
  const close = use(CloseContext);
  return (
    <Primitive.RadioGroup value={value}>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          className={cx(itemClass, quietIcon)}
          onSelect={() => {
            close();
            onChange(option.value);
          }}
        >
          {option.label}
          <Primitive.ItemIndicator className="ml-auto">
            <Check aria-hidden="true" className="size-3.5" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Primitive.Label className="px-2 pt-2 pb-1 text-12 text-ink-quiet not-first:mt-1 not-first:border-t">
      {children}
    </Primitive.Label>
  );
}

const parts: MenuParts = { Item, CheckboxItem, RadioGroup, Heading };
