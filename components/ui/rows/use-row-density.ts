"use client";

import { createContext, useContext } from "react";
import { useChosen } from "@/components/ui/stores/use-chosen";
import { type RowDensity, rowDensityChoice } from "./row-density";

/** What the server has read of the cookie. */
export const InitialRowDensity = createContext<RowDensity>("comfortable");

/** In pixels; `--row-height` of the style sheet says the same. */
const rowHeights: Readonly<Record<RowDensity, number>> = { comfortable: 32, compact: 26 };

/** How high rows are to be, as the user has chosen. */
export function useRowDensity(): RowDensity {
  return useChosen(rowDensityChoice, useContext(InitialRowDensity));
}

/** The height in pixels of a row of one line in a long list. */
export function useRowHeight(): number {
  return rowHeights[useRowDensity()];
}
