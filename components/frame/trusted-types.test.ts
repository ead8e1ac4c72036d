import { expect, it } from "vitest";
import { isOfBuild } from "./trusted-types";

const origin = "https://canopy.example.com";

it.each([
  "/_next/static/chunks/0a1b.js",
  "/_next/static/chunks/0a1b.js?dpl=1",
  `${origin}/_next/static/chunks/0a1b.js`,
])("loads %s", (url) => {
  expect(isOfBuild(url, origin)).toBe(true);
});

it.each([
  "https://evil.example/_next/static/chunks/0a1b.js",
  "//evil.example/_next/static/chunks/0a1b.js",
  "http://canopy.example.com/_next/static/chunks/0a1b.js",
  "/_next/static/../../api/history/export",
  "/_next/static/%2e%2e/%2e%2e/api/history/export",
  "/_next/image?url=x",
  "/api/views",
  "data:text/javascript,alert(1)",
  "javascript:alert(1)",
  "blob:https://canopy.example.com/0a1b",
  "https://canopy.example.com:evil",
  "",
])("doesn't load %j", (url) => {
  expect(isOfBuild(url, origin)).toBe(false);
});
