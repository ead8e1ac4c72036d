import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const BuildManifest = z.object({ rootMainFiles: z.array(z.string()) });
/** Which files each part of a page that runs in the browser stands in: those of the page, or of a layout around it. */
const PageManifest = z.object({
  clientModules: z.record(z.string(), z.object({ chunks: z.array(z.string()) })),
});

/**
 * How many bytes of scripts each page's HTML names, compressed as they are sent, in the build in this folder (`.next`); by page,
 * such as `/packs/[name]`. Throws where the folder holds no build of ours.
 */
export function firstLoads(build: string): ReadonlyMap<string, number> {
  const { rootMainFiles } = BuildManifest.parse(
    JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")),
  );
  const pages = join(build, "server", "app");
  const suffix = "page_client-reference-manifest.js";
  const loads = globSync(`**/${suffix}`, { cwd: pages }).map((file): [string, number] => {
    const folder = file.slice(0, -suffix.length);
    const text = readFileSync(join(pages, file), "utf8");
    // An assignment: `globalThis.__RSC_MANIFEST["/packs/page"]={…};`
    const { clientModules } = PageManifest.parse(
      JSON.parse(text.replace(/^.*?\]\s*=\s*(?=\{)/s, "").replace(/;\s*$/, "")),
    );
    const named = Object.values(clientModules).flatMap(({ chunks }) => {
      const files = chunks.filter((chunk) => chunk.endsWith(".js")).map(decodeURIComponent);
      return files.some((script) => isAround(script, folder))
        ? files.filter((script) => !isOfOther(script, folder))
        : [];
    });
    const bytes = [...new Set([...rootMainFiles, ...named])].reduce(
      (sum, script) => sum + statSync(join(build, `${script}.br`)).size,
      0,
    );
    return [`/${folder}`.replace(/\/$/, "") || "/", bytes];
  });
  return new Map(loads);
}

/** The folder and the name of what begins a page's part, `packs/` and `layout` of `static/chunks/app/packs/layout-1a2b.js`. */
const entry = /^static\/chunks\/app\/(?<folder>.*?)(?<name>[\w-]+)-[0-9a-f]+\.js$/;

/** Whether a script begins the page of this folder, or what is around it in every case: a layout, and what stands in for errors. */
function isAround(script: string, folder: string): boolean {
  const { groups } = entry.exec(script) ?? {};
  if (groups === undefined) return false;
  return groups["name"] === "page" ? groups["folder"] === folder : folder.startsWith(groups["folder"] ?? "");
}

function isOfOther(script: string, folder: string): boolean {
  return entry.test(script) && !isAround(script, folder);
}
