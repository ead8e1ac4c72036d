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

it("counts each script that a page names once, and none of what stands in for it", () => {
  write("build-manifest.json", JSON.stringify({ rootMainFiles: ["static/react.js"] }));
  write("static/react.js.br", "r".repeat(100));
  write("static/frame.js.br", "f".repeat(10));
  write("static/packs.js.br", "p".repeat(3));
  write("static/error.js.br", "e".repeat(1_000));
  const entryJSFiles = {
    "[project]/app/layout": ["static/react.js", "static/frame.js"],
    "[project]/app/error": ["static/error.js"],
    "[project]/app/(list)/packs/page": ["static/frame.js", "static/packs.js"],
  };
  write(
    "server/app/packs/page_client-reference-manifest.js",
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/packs/page"] = ${JSON.stringify({ entryJSFiles })};\n`,
  );
  write(
    "server/app/page_client-reference-manifest.js",
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/page"] = ${JSON.stringify({ entryJSFiles: {} })}`,
  );
  expect([...firstLoads(build)]).toEqual(
    expect.arrayContaining([
      ["/packs", 113],
      ["/", 100],
    ]),
  );
});
