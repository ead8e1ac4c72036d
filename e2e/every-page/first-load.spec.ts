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
  "/": 261,
  "/_global-error": 119,
  "/_not-found": 175,
  "/access": 178,
  "/accounts/[accountId]": 250,
  "/activity": 250,
  "/administration": 208,
  "/aggregators/(list)": 229,
  "/aggregators/[region]/[name]": 290,
  "/aggregators/[region]/[name]/edit": 282,
  "/aggregators/new": 282,
  "/api-tokens": 209,
  "/api-tokens/reference": 177,
  "/configuration": 270,
  "/connection": 222,
  "/deploy": 308,
  "/history": 244,
  "/notifications": 241,
  "/organization": 291,
  "/packs": 289,
  "/packs/[name]": 296,
  "/packs/[name]/rules/[rule]": 254,
  "/plans": 222,
  "/plans/[id]": 295,
  "/policies": 243,
  "/policies/[id]": 287,
  "/policies/[id]/edit": 309,
  "/policies/compare": 236,
  "/policies/new": 309,
  "/policies/standards": 229,
  "/runs": 201,
  "/runs/[id]": 314,
  "/sessions": 179,
  "/sign-in": 175,
  "/sign-in/done": 175,
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
