// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { chooseTheme, parseTheme, THEME_COOKIE, themeClass } from "./theme";

it("takes any other cookie for the system's theme", () => {
  expect(parseTheme("dark")).toBe("dark");
  expect(parseTheme(undefined)).toBe("system");
  expect(parseTheme('"><script>')).toBe("system");
});

it("puts a theme on at once and keeps it for the server", () => {
  chooseTheme("dark");
  expect(document.documentElement.className).toBe(themeClass("dark"));
  expect(document.cookie).toContain(`${THEME_COOKIE}=dark`);
  chooseTheme("system");
  expect(document.documentElement.className).toBe("");
});
