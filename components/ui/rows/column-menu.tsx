"use client";

import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuCheckboxItem } from "@/components/ui/menu/menu-items";

/** Switches the optional columns of a list on and off. A list without any has no such menu. */
export function ColumnMenu<Key extends string>({
  columns,
  isShown,
  onChange,
  children,
}: {
  columns: readonly { readonly key: Key; readonly title: string; readonly isOptional?: true }[];
  isShown: (key: NoInfer<Key>) => boolean;
  onChange: (key: NoInfer<Key>, isOn: boolean) => void;
  /** Further items, made when the menu is opened. */
  children?: ReactNode;
}) {
  const optional = columns.filter(({ isOptional }) => isOptional === true);
  if (optional.length === 0) return null;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="Columns">
          <Columns3 aria-hidden="true" />
        </IconButton>
      }
    >
      {optional.map(({ key, title }) => (
        <MenuCheckboxItem key={key} checked={isShown(key)} onChange={(isOn) => onChange(key, isOn)}>
          {title}
        </MenuCheckboxItem>
      ))}
      {children}
    </Menu>
  );
}
