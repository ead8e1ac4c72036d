import { createWordStore } from "@/components/ui/stores/cookie-store";

const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** The theme that was chosen. A cookie of anything else is the system's. */
export const themeChoice = createWordStore("canopy-theme", themes, "system");

/** The class of the root element. The system's theme needs none: `color-scheme` follows it by itself. */
export function themeClass(theme: Theme): string {
  return theme === "system" ? "" : theme;
}

/** Puts the theme on at once and keeps it for the next visit. Browser only. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  root.classList.remove(...themes);
  if (theme !== "system") root.classList.add(theme);
  themeChoice.choose(theme);
}
