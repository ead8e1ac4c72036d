import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { z } from "zod";
import { ensureBuild } from "./build/ensure-build";
import { ensureChromium } from "./chromium/ensure-chromium";
import { sandboxArgs, sandboxOptions } from "./settings/command-options";
import { enter, sessionHeaders, sessionState } from "./processes/enter";
import getPort from "get-port";
import { projectRoot } from "./processes/project-root";
import { runCommand } from "./processes/run-services";
import { type Own, runServices } from "./processes/run-services";
import { sandboxEnvironment } from "./settings/sandbox-environment";
import { startCanopy } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";
import { startSandboxProcess } from "./processes/start-sandbox-process";

const logs = join(projectRoot, ".cache", "logs");
const themes = ["light", "dark"] as const;

/** Name of the picture → address. An address that depends on the organization is the first such link on another page. */
interface Place {
  readonly name: string;
  readonly address: string | { readonly on: string; readonly firstLink: string; readonly then?: string };
}

const places: readonly Place[] = [
  { name: "overview", address: "/" },
  { name: "organization", address: "/organization" },
  { name: "organization-failed", address: "/organization?status=failed" },
  { name: "organization-list", address: "/organization?view=list" },
  { name: "organization-panel", address: "/organization?status=failed&state=ACTIVE&target=<first failed>" },
  { name: "account", address: "/accounts/<first failed>" },
  { name: "policies", address: "/policies" },
  { name: "policy", address: { on: "/policies", firstLink: "/policies/" } },
  { name: "policy-edit", address: { on: "/policies", firstLink: "/policies/", then: "/edit" } },
  { name: "policy-new", address: "/policies/new" },
  { name: "policies-standards", address: "/policies/standards" },
  { name: "policies-compare", address: "/policies/compare" },
  { name: "packs", address: "/packs" },
  { name: "packs-matrix", address: "/packs?view=matrix" },
  { name: "packs-causes", address: "/packs?view=causes" },
  { name: "packs-compliance", address: "/packs?show=compliance" },
  { name: "packs-compliance-matrix", address: "/packs?view=matrix&show=compliance" },
  { name: "packs-deploy", address: "/deploy" },
  { name: "pack", address: { on: "/packs", firstLink: "/packs/" } },
  { name: "pack-rules", address: { on: "/packs", firstLink: "/packs/", then: "?view=rules" } },
  { name: "runs", address: "/runs" },
  { name: "plans", address: "/plans" },
  { name: "activity", address: "/activity" },
  { name: "history", address: "/history" },
  { name: "aggregators", address: "/aggregators" },
  { name: "aggregator", address: { on: "/aggregators", firstLink: "/aggregators/" } },
  { name: "aggregator-edit", address: { on: "/aggregators", firstLink: "/aggregators/", then: "/edit" } },
  { name: "aggregator-new", address: "/aggregators/new" },
  { name: "configuration", address: "/configuration" },
  { name: "connection", address: "/connection" },
  { name: "notifications", address: "/notifications" },
  { name: "access", address: "/access" },
  { name: "api-tokens", address: "/api-tokens" },
  { name: "administration", address: "/administration" },
  { name: "sessions", address: "/sessions" },
];

/** What an export says of the snapshot it was made from, and of its rows. */
const Exported = z.object({
  about: z.object({ complete: z.boolean() }),
  rows: z.array(z.object({ targetId: z.string().optional() })),
});

/**
 * Takes pictures of every page, in both themes and at several widths, into `.cache/pictures/<theme>-<width>/<page>.png`.
 * `--against` takes them of a Canopy that runs already, by its one-time link; otherwise one starts on a sandbox organization.
 */
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      ...sandboxOptions,
      against: { type: "string" },
      only: { type: "string" },
      widths: { type: "string", default: "390,1024,1440,2560" },
      themes: { type: "string", default: themes.join(",") },
      out: { type: "string", default: join(projectRoot, ".cache", "pictures") },
    },
  });
  const widths = values.widths.split(",").map(Number);
  const wanted = places.filter(
    ({ name }) => values.only === undefined || values.only.split(",").includes(name),
  );
  const executablePath = ensureChromium();
  if (values.against === undefined) await ensureBuild();

  return runServices(async (own, signal) => {
    const entryUrl = values.against ?? (await startOnSandbox(own, signal, sandboxArgs(values)));
    await enter(entryUrl);
    const url = new URL(entryUrl).origin;
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    own({ name: "Chromium", stop: () => browser.close() });
    await untilCollected(url, signal);
    for (const theme of themes.filter((each) => values.themes.split(",").includes(each))) {
      for (const width of widths) {
        const folder = join(values.out, `${theme}-${width}`);
        mkdirSync(folder, { recursive: true });
        await takeAll({ browser, url, theme, width, folder, wanted });
        console.log(folder);
      }
    }
    process.kill(process.pid, "SIGTERM");
  });
});

async function startOnSandbox(own: Own, signal: AbortSignal, args: string[]): Promise<string> {
  const database = own(await startDatabaseProcess({ temporary: true }));
  const sandbox = own(
    await startSandboxProcess({ args, logFile: join(logs, "pictures-sandbox.log"), signal }),
  );
  const environment = { ...sandboxEnvironment(sandbox.url), ...database.settings };
  const canopy = own(
    await startCanopy({
      port: await getPort(),
      mode: "start",
      environment,
      logFile: join(logs, "pictures-canopy.log"),
      signal,
    }),
  );
  return canopy.entryUrl;
}

/** Waits for the first collection to be over. Gives up after two minutes: a picture of what is late is worth having, too. */
async function untilCollected(url: string, signal: AbortSignal): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const exports = await Promise.all(["organization", "packs"].map((of) => exported(url, of, signal)));
    if (exports.every((each) => each?.about.complete)) return;
    await setTimeout(1000, undefined, { signal });
  }
}

async function exported(url: string, of: string, signal?: AbortSignal) {
  const response = await fetch(
    `${url}/api/${of}/export?format=json&status=failed&kind=account&state=ACTIVE`,
    {
      headers: sessionHeaders(),
      signal: signal ?? null,
    },
  );
  return response.ok ? Exported.safeParse(await response.json()).data : undefined;
}

interface Series {
  readonly browser: Browser;
  readonly url: string;
  readonly theme: (typeof themes)[number];
  readonly width: number;
  readonly folder: string;
  readonly wanted: readonly Place[];
}

async function takeAll({ browser, url, theme, width, folder, wanted }: Series): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    storageState: sessionState(),
    colorScheme: theme,
    viewport: { width, height: width < 500 ? 844 : 900 },
  });
  const page = await context.newPage();
  const failedAccount = (await exported(url, "organization"))?.rows[0]?.targetId ?? "";
  for (const { name, address } of wanted) {
    const found =
      typeof address === "string"
        ? address.replace("<first failed>", failedAccount)
        : await firstLink(page, address);
    if (found === undefined) {
      console.error(`${name}: no such link on its page.`);
      continue;
    }
    await open(page, found);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  await context.close();
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("main").waitFor();
  // Panels stream in one after the other; the event stream stays open, so the network is never idle.
  await page.waitForTimeout(1500);
}

async function firstLink(
  page: Page,
  { on, firstLink: prefix, then = "" }: { on: string; firstLink: string; then?: string },
): Promise<string | undefined> {
  await open(page, on);
  const hrefs = await page
    .locator(`a[href^="${prefix}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found = hrefs.find(
    (href) => !["/new", "/compare", "/standards"].some((end) => href.split("?")[0]?.endsWith(end)),
  );
  return found === undefined ? undefined : `${found.split("?")[0] ?? found}${then}`;
}
