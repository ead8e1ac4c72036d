import { createExternalStore } from "@/components/ui/stores/external-store";

const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** A cookie and not local storage, so that the server renders the right class and nothing flashes. */
export const THEME_COOKIE = "canopy-theme";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The theme a cookie names; anything else is the system's. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** The class of the root element. The system's theme needs none: `color-scheme` follows it by itself. */
export function themeClass(theme: Theme): string {
  return theme === "system" ? "" : theme;
}

/** What was chosen since the page was loaded; before that the cookie's word holds. */
export const chosenTheme = createExternalStore<Theme | undefined>(undefined);

/** Puts the theme on at once and keeps it for the next visit. Browser only. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  root.classList.remove(...themes);
  if (theme !== "system") root.classList.add(theme);
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  chosenTheme.update(() => theme);
}
