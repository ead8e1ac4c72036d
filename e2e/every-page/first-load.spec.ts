import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { firstLoads } from "@/scripts/testing/first-load";
import { projectRoot } from "@/scripts/processes/project-root";

/**
 * What each page's HTML names, in KB of compressed scripts, as it was when this was written and two per cent more. A page that
 * grows above needs a reason: what is only needed once something is pressed comes later (`components/ui/later`).
 */
const bounds: Readonly<Record<string, number>> = {
  "/": 251,
  "/_global-error": 158,
  "/_not-found": 158,
  "/access": 208,
  "/accounts/[accountId]": 236,
  "/activity": 233,
  "/administration": 213,
  "/aggregators/(list)": 222,
  "/aggregators/[region]/[name]": 273,
  "/aggregators/[region]/[name]/edit": 265,
  "/aggregators/new": 264,
  "/api-tokens": 213,
  "/api-tokens/reference": 208,
  "/configuration": 253,
  "/connection": 223,
  "/deploy": 293,
  "/history": 230,
  "/notifications": 233,
  "/organization": 270,
  "/packs": 278,
  "/packs/[name]": 281,
  "/packs/[name]/rules/[rule]": 244,
  "/plans": 217,
  "/plans/[id]": 281,
  "/policies": 232,
  "/policies/[id]": 272,
  "/policies/[id]/edit": 290,
  "/policies/compare": 225,
  "/policies/new": 290,
  "/policies/standards": 223,
  "/runs": 220,
  "/runs/[id]": 296,
  "/sessions": 210,
  "/sign-in": 158,
  "/sign-in/done": 158,
};

test("no page loads more than it did before it can be used", () => {
  const loads = firstLoads(join(projectRoot, ".next"));
  const known = new Set(Object.keys(bounds));
  const unknown = [...loads.keys()].filter((page) => !known.has(page));
  expect(unknown, "pages without a bound in this file").toEqual([]);
  const grown = [...loads].flatMap(([page, bytes]) => {
    const kb = Math.round(bytes / 1024);
    const bound = bounds[page] ?? 0;
    return kb > bound ? [`${page}: ${kb} KB, above ${bound}`] : [];
  });
  expect(grown).toEqual([]);
});

// Of all pages and of all that comes later, in KB of compressed scripts: what several of them need stands in one file, and a
// visit that goes from page to page fetches it once.
test("the scripts of the whole build are no more than they were", () => {
  const folder = join(projectRoot, ".next", "static");
  const files = globSync("**/*.js.br", { cwd: folder });
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  expect(Math.round(bytes / 1024)).toBeLessThanOrEqual(1210);
});

// React commits no change, not even the letter that is typed, while a style sheet comes that was not there before.
test("every style comes with the frame", () => {
  const folder = join(projectRoot, ".next", "static");
  expect(globSync("**/*.css", { cwd: folder })).toHaveLength(1);
});

// Tailwind's `group-…` variants end in `*`. One such rule on any page has the browser compute the styles of everything inside
// of whatever is focused, hovered or opened: of the tree, 2,000 elements for each press on a row.
test("no rule has everything inside of an element styled anew", () => {
  const folder = join(projectRoot, ".next", "static");
  const sheets = globSync("**/*.css", { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), "utf8"),
  );
  expect(sheets).not.toEqual([]);
  const rules = sheets.flatMap((sheet) => [...sheet.matchAll(/[^{}]* \*\)[^{}]*(?=\{)/g)]);
  expect(rules.map(([selector]) => selector.trim())).toEqual([]);
});
