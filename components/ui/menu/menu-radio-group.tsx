"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { menuItemClass } from "./menu-item";

/** One of a few. */
export function MenuRadioGroup<Value extends string>({
  value,
  options,
  onChange,
}: {
  value: Value;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Primitive.RadioGroup value={value}>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          className={menuItemClass}
          onSelect={() => onChange(option.value)}
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
