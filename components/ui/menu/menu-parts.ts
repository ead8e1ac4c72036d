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
export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext);
  if (parts === undefined) throw new Error("An item of a menu stands outside of a menu.");
  return parts;
}
