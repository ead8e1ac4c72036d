"use client";

import { type ComponentType, createContext, type ReactNode, useContext } from "react";

export interface MenuItemProps {
  onSelect?: () => void;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  asChild?: boolean;
  children: ReactNode;
}

export interface MenuCheckboxItemProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

export interface MenuRadioGroupProps<Value extends string> {
  value: Value;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
}

/** What an open menu is made of. It comes with the code of the menu, when a menu is first needed. */
export interface MenuParts {
  readonly Item: ComponentType<MenuItemProps>;
  readonly CheckboxItem: ComponentType<MenuCheckboxItemProps>;
  readonly RadioGroup: <Value extends string>(props: MenuRadioGroupProps<Value>) => ReactNode;
  readonly Heading: ComponentType<{ children: string }>;
}

export const MenuPartsContext = createContext<MenuParts | undefined>(undefined);

/** The parts of the open menu around the component. Throws outside of one. */
function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext);
  if (parts === undefined) throw new Error("An item of a menu stands outside of a menu.");
  return parts;
}

/** A command. With `asChild` the child, such as a link, is the item. */
export function MenuItem(props: MenuItemProps) {
  const { Item } = useMenuParts();
  return <Item {...props} />;
}

/** Something that is on or off. The menu stays open, because one rarely comes alone. */
export function MenuCheckboxItem(props: MenuCheckboxItemProps) {
  const { CheckboxItem } = useMenuParts();
  return <CheckboxItem {...props} />;
}

/** One of a few. */
export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const { RadioGroup } = useMenuParts();
  return <RadioGroup {...props} />;
}

/** Names the items under it and draws the line above them. */
export function MenuHeading({ children }: { children: string }) {
  const { Heading } = useMenuParts();
  return <Heading>{children}</Heading>;
}
