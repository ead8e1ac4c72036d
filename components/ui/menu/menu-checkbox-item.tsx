"use client";

import { type MenuCheckboxItemProps, useMenuParts } from "./menu-parts";

/** Something that is on or off. The menu stays open, because one rarely comes alone. */
export function MenuCheckboxItem(props: MenuCheckboxItemProps) {
  const { CheckboxItem } = useMenuParts();
  return <CheckboxItem {...props} />;
}
