import type { Browser, Page } from "@playwright/test";
import { aggregatorTruth } from "@/e2e/fixtures/aggregator-truth";
import type { Measurement } from "../verdict";
import { median } from "../median";
import { benchPage } from "./bench-page";
import { clicked, type Interaction } from "./interactions";

interface EditorRound {
  readonly chooseAll: Interaction;
  readonly removeUnit: Interaction;
  readonly review: Interaction;
  readonly openList: Interaction;
  readonly saveMs: number;
  readonly accounts: number;
  readonly editMs: number;
  readonly removeUnitLater: Interaction;
  readonly reviewLater: Interaction;
  readonly heapMb: number;
}

const chosenCount = { kind: "text-changes", selector: "[data-testid=chosen-count]" } as const;
const changes = { kind: "text-changes", selector: "section[aria-label='What changes']" } as const;
const longList = { kind: "text-changes", selector: "[role=list][aria-label='Accounts added']" } as const;

/**
 * Makes an aggregator of every account of the organization and changes it, as people do. Throws where AWS does not have
 * exactly the accounts that were chosen.
 */
export async function measureAggregatorEditor(
  browser: Browser,
  { canopyUrl, sandboxUrl, rounds }: { canopyUrl: string; sandboxUrl: string; rounds: number },
): Promise<Measurement[]> {
  const all: EditorRound[] = [];
  for (let round = 1; round <= rounds; round++) {
    all.push(await editorRound(browser, { canopyUrl, sandboxUrl, name: `bench-${round}` }));
  }
  const each = (name: string, value: (round: EditorRound) => number, max?: number): Measurement => ({
    name,
    unit: "ms",
    ours: median(all.map(value)),
    ...(max !== undefined && { target: { max } }),
  });
  const smooth = 100;
  const count = all[0]?.accounts ?? 0;
  return [
    each("choose all", ({ chooseAll }) => chooseAll.wallMs, smooth),
    each("take an OU out", ({ removeUnit }) => removeUnit.wallMs, smooth),
    each("review", ({ review }) => review.wallMs, smooth),
    each("open the list of the added", ({ openList }) => openList.wallMs, smooth),
    each(`save ${count} accounts`, ({ saveMs }) => saveMs),
    each("open it again", ({ editMs }) => editMs),
    each("take another OU out", ({ removeUnitLater }) => removeUnitLater.wallMs, smooth),
    each("difference of the two lists", ({ reviewLater }) => reviewLater.wallMs, smooth),
    each("  choose all: CPU", ({ chooseAll }) => chooseAll.cpuMs),
    each("  take an OU out: CPU", ({ removeUnit }) => removeUnit.cpuMs),
    { name: "heap", unit: "MB", ours: median(all.map(({ heapMb }) => heapMb)) },
  ];
}

async function editorRound(
  browser: Browser,
  { canopyUrl, sandboxUrl, name }: { canopyUrl: string; sandboxUrl: string; name: string },
): Promise<EditorRound> {
  const { page, cdp, close } = await benchPage(browser);
  try {
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(`${canopyUrl}/aggregators/new`);
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByRole("radio", { name: "Individual accounts" }).check();
    await page.getByRole("radio", { name: "All current and future Regions" }).check();
    const chooseAll = await clicked(
      page,
      cdp,
      page.getByRole("button", { name: "Select all", exact: true }),
      chosenCount,
    );
    const removeUnit = await clicked(page, cdp, firstUnit(page), chosenCount);
    const chosen = await chosenNow(page);
    const review = await clicked(page, cdp, page.getByRole("button", { name: "Review changes" }), changes);
    const openList = await clicked(page, cdp, page.getByRole("button", { name: /added$/ }), longList);
    await page.getByText("The name is available.").waitFor();
    const startedAt = performance.now();
    await page.getByRole("button", { name: /^Create \S+ in / }).click();
    await page.waitForURL(new RegExp(`/${name}$`));
    const saveMs = performance.now() - startedAt;
    await expectAccounts(sandboxUrl, name, chosen);

    const openedAt = performance.now();
    await page.goto(`${page.url()}/edit`);
    await page.getByRole("tree", { name: "Selected" }).getByRole("treeitem").first().waitFor();
    const editMs = performance.now() - openedAt;
    const removeUnitLater = await clicked(page, cdp, firstUnit(page), chosenCount);
    const reviewLater = await clicked(
      page,
      cdp,
      page.getByRole("button", { name: "Review changes" }),
      changes,
    );
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    return {
      ...{ chooseAll, removeUnit, review, openList, saveMs, accounts: chosen, editMs },
      ...{ removeUnitLater, reviewLater, heapMb: usedSize / 1_048_576 },
    };
  } finally {
    await close();
  }
}

/** The cross behind the first OU of the chosen list; the first row is the root. */
function firstUnit(page: Page) {
  return page
    .getByRole("tree", { name: "Selected" })
    .getByTitle(/^Remove all accounts in (?!Root$)/)
    .first();
}

async function chosenNow(page: Page): Promise<number> {
  const text = (await page.getByTestId("chosen-count").textContent()) ?? "";
  return Number(text.split(" ")[0]?.replaceAll(",", ""));
}

async function expectAccounts(sandboxUrl: string, name: string, chosen: number): Promise<void> {
  const { accountIds } = await aggregatorTruth(sandboxUrl, name);
  const received = new Set(accountIds).size;
  if (received !== chosen) throw new Error(`${chosen} accounts were chosen, and AWS has ${received}.`);
}
