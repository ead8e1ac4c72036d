import "server-only";
import { FailureError, isWorthRetrying } from "@/lib/core/failure-error";
import type { OrganizationalUnit } from "@/lib/organizations/model";
import { listOrganizationalUnitsForParent } from "@/lib/organizations/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";
import { WorkQueue } from "./work-queue";

const part = "ou-names";
const operation = "organizations:ListOrganizationalUnitsForParent";
const stream = "organizational-units";

/** Calls at once; the rate budget spaces them. */
const concurrency = 8;
/** After so many failures of the passing kind the rest would most likely fail as well. */
const failuresAtMost = 3;

/**
 * Lists the OUs below the parents that its caller names, each once: an organization of a thousand OUs has some hundred
 * that contain others, and asking the rest whether they do would take minutes.
 */
export class UnitReader {
  readonly #reading: Reading;
  readonly #queue: WorkQueue<OrganizationalUnit["parentId"]>;
  readonly #asked = new Set<OrganizationalUnit["parentId"]>();
  #asksEverything = false;
  #onParents: (parentIds: readonly OrganizationalUnit["parentId"][]) => void = () => undefined;
  #failures = 0;
  #pages = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#queue = new WorkQueue(concurrency, (parentId) => this.#read(parentId));
  }

  /** Calls `onParent` once for the root and each OU that is known or becomes known; all OUs are listed from now on. */
  watchAll(onParent: (parentId: OrganizationalUnit["parentId"]) => void): void {
    const reported = new Set<OrganizationalUnit["parentId"]>();
    this.#onParents = (parentIds) => {
      for (const parentId of parentIds) {
        if (reported.has(parentId)) continue;
        reported.add(parentId);
        onParent(parentId);
      }
    };
    this.#onParents([...this.#asked, ...this.#reading.draft.unitIds]);
    this.listEverything();
  }

  /** Lists what is below this root or OU, unless that has been asked for before. */
  list(parentId: OrganizationalUnit["parentId"]): void {
    if (this.#asked.has(parentId)) return;
    if (this.#asked.size === 0) this.#reading.meter.start(stream);
    this.#asked.add(parentId);
    this.#onParents([parentId]);
    this.#queue.add(parentId);
    this.#reading.meter.expect(stream, this.#pages + this.#queue.size);
  }

  /** From now on every OU is asked for OUs below it: nothing else shows which have some. */
  listEverything(): void {
    this.#asksEverything = true;
    for (const unitId of this.#reading.draft.unitIds) this.list(unitId);
  }

  /** Resolves when everything asked for so far has been read or given up. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }

  async #read(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    const failure = await readPart(this.#reading, { part, stream }, () => this.#readPages(parentId));
    if (failure === undefined) return;
    this.#failures += 1;
    if (isWorthRetrying(failure) && this.#failures < failuresAtMost) return;
    this.#queue.stop();
  }

  async #readPages(parentId: OrganizationalUnit["parentId"]): Promise<void> {
    const { aws, draft, meter } = this.#reading;
    try {
      const options = callOptions(this.#reading, { part, operation });
      for await (const page of listOrganizationalUnitsForParent(aws, parentId, options)) {
        draft.addUnits(page);
        this.#onParents(page.map(({ id }) => id));
        this.#pages += 1;
        meter.page(stream, page.length);
        if (this.#asksEverything) page.forEach(({ id }) => this.list(id));
      }
    } catch (error) {
      if (!isGone(error) || isRoot(parentId)) throw error;
    }
  }
}

/** A root can't be deleted: AWS that does not know it knows nothing below it either. */
function isRoot(parentId: OrganizationalUnit["parentId"]): boolean {
  return parentId.startsWith("r-");
}

/** Deleted since an account's path named it: nothing is missing. */
function isGone(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === "not-found";
}
