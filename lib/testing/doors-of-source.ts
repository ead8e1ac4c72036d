import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Action = z.custom<(input: unknown) => Promise<unknown>>((each) => typeof each === "function");
const Handler = z.custom<(request: Request) => Response | Promise<Response>>(
  (each) => typeof each === "function",
);

export type Action = z.infer<typeof Action>;
export type Handler = z.infer<typeof Handler>;

/** Every server action that the source has, by its name. */
export async function actionsOfSource(): Promise<Map<string, Action>> {
  const actions = new Map<string, Action>();
  for (const file of globSync("lib/**/*.ts").filter((each) => !each.includes(".test."))) {
    if (!readFileSync(file, "utf8").startsWith('"use server"')) continue;
    for (const [name, action] of Object.entries(await exportsOf(file)))
      actions.set(name, Action.parse(action));
  }
  return actions;
}

interface Route {
  readonly file: string;
  readonly method: string;
  readonly handler: Handler;
}

/** Every route that the source has: its file, the method, and what answers it. */
export async function routesOfSource(): Promise<Route[]> {
  const routes: Route[] = [];
  for (const file of globSync("app/**/route.ts")) {
    for (const [method, handler] of Object.entries(await exportsOf(file)))
      if (/^[A-Z]+$/.test(method)) routes.push({ file, method, handler: Handler.parse(handler) });
  }
  return routes;
}

/** What pages read: the routes under `/api` that are asked with GET and need no id in their address. */
export async function readsOfSource(): Promise<Map<string, Handler>> {
  const routes = await routesOfSource();
  const reads = routes.filter(
    ({ file, method }) => method === "GET" && file.startsWith("app/api/") && !file.includes("["),
  );
  return new Map(reads.map(({ file, handler }) => [addressOf(file), handler]));
}

/** The address that a file below `app` answers: an id in it is `x`. */
export function addressOf(file: string): string {
  const path = file
    .replace(/^app/, "")
    .replace(/\/(?:route|page)\.tsx?$/, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace(/\[[^\]]+\]/g, "x");
  return path === "" ? "/" : path;
}

async function exportsOf(file: string): Promise<Record<string, unknown>> {
  return z
    .record(z.string(), z.unknown())
    .parse({ ...(await import(/* @vite-ignore */ join(process.cwd(), file))) });
}
