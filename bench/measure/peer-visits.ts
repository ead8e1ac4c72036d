import type { Browser } from "@playwright/test";
import type { ListPage } from "./page/round";

/** A peer that takes so long for one visit is visited so often and no more. */
const slowRoundMs = 60_000;
const slowRounds = 2;
/** A peer that blocks its page for minutes is left. */
const longestRoundMs = 240_000;

type Visit<Round> = (
  browser: Browser,
  page: ListPage,
  take: (part: Partial<Round>) => void,
) => Promise<unknown>;

/** The visits of one peer. What it does not come to in time is missing, and the others are measured on. */
export class PeerVisits<Round extends object> {
  readonly #rounds: Partial<Round>[] = [];
  readonly #remarks = new Set<string>();
  #isSlow = false;

  constructor(
    readonly page: ListPage,
    private readonly visitOnce: Visit<Round>,
  ) {}

  /** What each visit came to. */
  get rounds(): readonly Partial<Round>[] {
    return this.#rounds;
  }

  /** Why a visit ended before it had done everything. */
  get remarks(): readonly string[] {
    return [...this.#remarks];
  }

  async visit(browser: Browser): Promise<void> {
    if (this.#isSlow && this.#rounds.length >= slowRounds) return;
    const startedAt = performance.now();
    const round: Partial<Round> = {};
    this.#rounds.push(round);
    const visiting = this.visitOnce(browser, this.page, (part) => Object.assign(round, part));
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => limit.reject(new Error("It takes too long.")), longestRoundMs);
    try {
      await Promise.race([visiting, limit.promise]);
    } catch (error) {
      const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      this.#remarks.add(`a visit ended after ${Object.keys(round).length} figures: ${reason}`);
      // What still goes on in the page that was left would disturb the visit after it.
      visiting.catch(() => undefined);
      for (const context of browser.contexts()) await context.close();
    } finally {
      clearTimeout(timer);
    }
    this.#isSlow = performance.now() - startedAt > slowRoundMs;
  }
}
