"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Option } from "./option-filter";

export interface OptionListProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  selected: readonly Value[];
  multiple?: boolean;
  /** What a text that no option holds stands for; undefined for nothing. */
  typedOption?: ((text: string) => Option<Value> | undefined) | undefined;
  onSelect: (value: Value) => void;
}

type List = <Value extends string>(props: OptionListProps<Value>) => ReactNode;

/** Set by an open popover: the list comes with its code, so that the focus finds it there. */
export const OptionListContext = createContext<List | undefined>(undefined);

/** A searchable list of options: the inside of `Combobox` and `FacetFilter`. It stands in a popover. */
export function OptionList<Value extends string>(props: OptionListProps<Value>) {
  const Open = useContext(OptionListContext);
  if (Open === undefined) throw new Error("A list of options stands outside of a popover.");
  return <Open {...props} />;
}
