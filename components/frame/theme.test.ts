// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { chooseTheme, themeChoice, themeClass } from "./theme";

it("takes any other cookie for the system's theme", () => {
  expect(themeChoice.parse("dark")).toBe("dark");
  expect(themeChoice.parse(undefined)).toBe("system");
  expect(themeChoice.parse('"><script>')).toBe("system");
});

it("puts a theme on at once and keeps it for the server", () => {
  chooseTheme("dark");
  expect(document.documentElement.className).toBe(themeClass("dark"));
  expect(document.cookie).toContain(`${themeChoice.cookie}=dark`);
  chooseTheme("system");
  expect(document.documentElement.className).toBe("");
});
