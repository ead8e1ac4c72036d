"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { OptionListProps } from "./open-option-list";

interface OpenParts {
  readonly List: <Value extends string>(props: OptionListProps<Value>) => ReactNode;
}

/** Set by an open popover: the list comes with its code, so that the focus finds it there. */
export const OptionListContext = createContext<OpenParts | undefined>(undefined);

/** A searchable list of options: the inside of `Combobox` and `FacetFilter`. It stands in a popover. */
export function OptionList<Value extends string>(props: OptionListProps<Value>) {
  const { List } = useOpenParts();
  return <List {...props} />;
}

function useOpenParts(): OpenParts {
  const parts = useContext(OptionListContext);
  if (parts === undefined) throw new Error("A list of options stands outside of a popover.");
  return parts;
}
