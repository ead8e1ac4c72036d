import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Manifest = z.record(z.string(), z.string());

let patterns: readonly (readonly [pattern: string, matches: RegExp])[] | undefined;

/**
 * The pattern of the route that answers a path, such as `/accounts/[accountId]`, so that a series of measurements is not as
 * long as there are accounts: `/_next/static` for the files of the build, and `other` for what no route answers.
 */
export function routePattern(path: string): string {
  if (path.startsWith("/_next/static/")) return "/_next/static";
  patterns ??= builtRoutes().map((route) => [route, matcherOf(route)] as const);
  return patterns.find(([, matches]) => matches.test(path))?.[0] ?? "other";
}

/** A regular expression for the paths of a route as Next writes it. */
function matcherOf(route: string): RegExp {
  const source = route
    .split("/")
    .map((segment) =>
      segment.startsWith("[")
        ? segment.startsWith("[...")
          ? ".+"
          : "[^/]+"
        : segment.replaceAll(".", "\\."),
    )
    .join("/");
  return new RegExp(`^${source}/?$`);
}

/** What the build has written down of its routes, those without parameters first; none in `next dev`. */
function builtRoutes(): readonly string[] {
  try {
    const text = readFileSync(join(process.cwd(), ".next/app-path-routes-manifest.json"), "utf8");
    const routes = new Set(Object.values(Manifest.parse(JSON.parse(text))));
    return [...routes].sort((one, other) => Number(one.includes("[")) - Number(other.includes("[")));
  } catch {
    return [];
  }
}
