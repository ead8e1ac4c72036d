import { createWordStore } from "@/components/ui/stores/cookie-store";

const densities = ["comfortable", "compact"] as const;
export type RowDensity = (typeof densities)[number];

/** How high the rows of long lists are. A cookie of anything else is comfortable. */
export const rowDensityChoice = createWordStore("canopy-rows", densities, "comfortable");

/** The class of the root element, from which the style sheet takes `--row-height`. */
export function rowDensityClass(density: RowDensity): string {
  return density === "compact" ? "compact-rows" : "";
}

/** Puts the density on at once and keeps it for the next visit. Browser only. */
export function chooseRowDensity(density: RowDensity): void {
  document.documentElement.classList.toggle("compact-rows", density === "compact");
  rowDensityChoice.choose(density);
}
