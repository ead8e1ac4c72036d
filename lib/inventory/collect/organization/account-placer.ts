import "server-only";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";
import type { OrganizationalUnit } from "@/lib/organizations/model";
import { listAccountsForParent, listChildAccounts } from "@/lib/organizations/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";
import type { UnitReader } from "./unit-reader";
import { WorkQueue } from "./work-queue";

const part = "account-places";
const stream = "organizational-units";
/** Calls at once; the rate budget spaces them. */
const concurrency = 8;

/**
 * Finds out which root or OU holds each account where the list of accounts doesn't say: every parent is asked for its
 * accounts, by `ListAccountsForParent` or, where that is refused, by `ListChildren`. A thousand OUs take 200 s at the
 * published rates, so that it begins only when an account without a place has been met.
 */
export class AccountPlacer {
  readonly #reading: Reading;
  readonly #units: UnitReader;
  readonly #queue: WorkQueue<OrganizationalUnit["parentId"]>;
  #hasBegun = false;
  #asksForIds = false;

  constructor(reading: Reading, units: UnitReader) {
    this.#reading = reading;
    this.#units = units;
    this.#queue = new WorkQueue(concurrency, (parentId) => this.#read(parentId));
  }

  /** Begins to ask every parent; further calls change nothing. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#units.watchAll((parentId) => this.#queue.add(parentId));
  }

  /** Resolves when every parent known so far has been asked. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }

  async #read(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    const failure = await readPart(this.#reading, { part, stream }, () => this.#place(parentId));
    if (failure !== undefined && !isWorthRetrying(failure)) this.#queue.stop();
  }

  async #place(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    if (!this.#asksForIds) {
      try {
        await this.#placeAccounts(parentId);
        return;
      } catch (error) {
        if (isGone(error, parentId)) return;
        if (!(error instanceof FailureError) || isWorthRetrying(error.failure)) throw error;
        this.#asksForIds = true;
      }
    }
    try {
      await this.#placeIds(parentId);
    } catch (error) {
      if (!isGone(error, parentId)) throw error;
    }
  }

  async #placeAccounts(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    const { aws, draft, meter } = this.#reading;
    const options = callOptions(this.#reading, { part, operation: "organizations:ListAccountsForParent" });
    for await (const page of listAccountsForParent(aws, parentId, options)) {
      draft.addPlacedAccounts(page, parentId);
      meter.page(stream, page.length);
    }
  }

  async #placeIds(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    const { aws, draft, meter } = this.#reading;
    const options = callOptions(this.#reading, { part, operation: "organizations:ListChildren" });
    for await (const page of listChildAccounts(aws, parentId, options)) {
      for (const accountId of page) draft.place(accountId, parentId);
      meter.page(stream, page.length);
    }
  }
}

/** An OU that was deleted since it was listed: its accounts are elsewhere, and found there. A root can't be deleted. */
function isGone(error: unknown, parentId: OrganizationalUnit["parentId"]): boolean {
  if (parentId.startsWith("r-")) return false;
  return error instanceof FailureError && error.failure.code === "not-found";
}
