"use client";

import { type MenuRadioGroupProps, useMenuParts } from "./menu-parts";

/** One of a few. */
export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const { RadioGroup } = useMenuParts();
  return <RadioGroup {...props} />;
}
