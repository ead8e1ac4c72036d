import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const BuildManifest = z.object({ rootMainFiles: z.array(z.string()) });
/** Which files the parts of a page bring: its own, those of its layouts, and those of what stands in for it when it fails. */
const PageManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

/** What may never be shown: a page is there before it fails. */
const standsIn = /\/(?:error|global-error|not-found|loading)$/;

/**
 * How many bytes of scripts each page's HTML names, compressed as they are sent, in the build in this folder (`.next`); by page,
 * such as `/packs/[name]`. Throws where the folder holds no build of ours.
 */
export function firstLoads(build: string): ReadonlyMap<string, number> {
  const { rootMainFiles } = BuildManifest.parse(
    JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")),
  );
  const pages = join(build, "server", "app");
  const suffix = "_client-reference-manifest.js";
  const loads = globSync(`**/page${suffix}`, { cwd: pages }).map((file): [string, number] => {
    const text = readFileSync(join(pages, file), "utf8");
    // An assignment: `globalThis.__RSC_MANIFEST["/packs/page"] = {…};`
    const { entryJSFiles } = PageManifest.parse(
      JSON.parse(text.slice(text.indexOf("] = ") + 4).replace(/;\s*$/, "")),
    );
    const named = Object.entries(entryJSFiles).flatMap(([part, files]) => (standsIn.test(part) ? [] : files));
    const bytes = [...new Set([...rootMainFiles, ...named])].reduce(
      (sum, script) => sum + statSync(join(build, `${script}.br`)).size,
      0,
    );
    return [`/${file.slice(0, -`page${suffix}`.length)}`.replace(/\/$/, "") || "/", bytes];
  });
  return new Map(loads);
}
