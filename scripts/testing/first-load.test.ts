import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { firstLoads } from "./first-load";

let build = "";
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), "canopy-first-load-"));
});
afterEach(() => rmSync(build, { recursive: true }));

function write(file: string, text: string): void {
  const path = join(build, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

it("counts each script that a page names once, and none of another page's", () => {
  write("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/chunks/react-1a.js"] }));
  const chunks = {
    "react-1a": 100,
    "frame-1a": 10,
    "app/layout-1a": 5,
    "app/error-1a": 1,
    "app/packs/(list)/page-1a": 3,
    "app/page-1a": 1_000,
    "5700-1a": 2_000,
  };
  for (const [name, size] of Object.entries(chunks)) write(`static/chunks/${name}.js.br`, "x".repeat(size));
  const files = (...names: readonly string[]) => ({
    chunks: names.flatMap((name) => [name, `static/chunks/${name}.js`]),
  });
  const clientModules = {
    "/components/frame/frame.tsx": files("frame-1a", "app/layout-1a"),
    "/app/error.tsx": files("frame-1a", "app/error-1a"),
    "/components/packs/list.tsx": files("frame-1a", "app/packs/%28list%29/page-1a", "app/page-1a"),
    "/components/overview/map.tsx": files("5700-1a", "app/page-1a"),
    "/node_modules/next/link.js": files(),
  };
  const manifest = (page: string) =>
    `globalThis.__RSC_MANIFEST=(globalThis.__RSC_MANIFEST||{});globalThis.__RSC_MANIFEST["${page}"]=${JSON.stringify({ clientModules })};`;
  write("server/app/packs/(list)/page_client-reference-manifest.js", manifest("/packs/(list)/page"));
  write("server/app/page_client-reference-manifest.js", manifest("/page"));
  expect([...firstLoads(build)]).toEqual(
    expect.arrayContaining([
      ["/packs/(list)", 119],
      ["/", 3_116],
    ]),
  );
});
