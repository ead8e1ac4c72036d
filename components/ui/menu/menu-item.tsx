"use client";

import { type MenuItemProps, useMenuParts } from "./menu-parts";

/** A command. With `asChild` the child, such as a link, is the item. */
export function MenuItem(props: MenuItemProps) {
  const { Item } = useMenuParts();
  return <Item {...props} />;
}
