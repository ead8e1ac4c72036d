import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { firstLoads } from "@/scripts/testing/first-load";
import { projectRoot } from "@/scripts/processes/project-root";

/**
 * What each page's HTML names, in KB of compressed scripts, as it was when this was written and two per cent more. A page that
 * grows above needs a reason: what is only needed once something is pressed comes later (`components/ui/later`).
 */
const bounds: Readonly<Record<string, number>> = {
  "/": 258,
  "/_global-error": 165,
  "/_not-found": 165,
  "/access": 216,
  "/accounts/[accountId]": 244,
  "/activity": 240,
  "/administration": 220,
  "/aggregators/(list)": 230,
  "/aggregators/[region]/[name]": 280,
  "/aggregators/[region]/[name]/edit": 272,
  "/aggregators/new": 271,
  "/api-tokens": 220,
  "/api-tokens/reference": 215,
  "/configuration": 260,
  "/connection": 231,
  "/deploy": 300,
  "/history": 237,
  "/notifications": 240,
  "/organization": 278,
  "/packs": 286,
  "/packs/[name]": 289,
  "/packs/[name]/rules/[rule]": 252,
  "/plans": 224,
  "/plans/[id]": 288,
  "/policies": 240,
  "/policies/[id]": 280,
  "/policies/[id]/edit": 298,
  "/policies/compare": 232,
  "/policies/new": 298,
  "/policies/standards": 231,
  "/runs": 227,
  "/runs/[id]": 303,
  "/sessions": 217,
  "/sign-in": 166,
  "/sign-in/done": 166,
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
