import type { TargetId } from "@/lib/core/identifiers";
import { emptyTagColumns } from "@/lib/organizations/tags/tag-codec";
import type { Tag, TagMeta, TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { tagsOfTarget } from "@/lib/organizations/tags/placed-tags";
import { DraftWithMissingParts } from "../draft-with-missing-parts";

interface Row {
  readonly tags: readonly Tag[];
  /** Epoch seconds; see `TagColumns`. */
  readonly readAt: number;
  readonly askedAt: number;
  readonly isRefused: boolean;
  readonly isDue: boolean;
}

const never: Row = { tags: [], readAt: 0, askedAt: 0, isRefused: false, isDue: true };
/** A reading that was interrupted is continued within this time of its beginning; after it all tags are read again. */
const continuedForMs = 20 * 3_600_000;

/** What a collection of tags has read so far, together with what was read before and is not due yet. */
export class TagDraft extends DraftWithMissingParts {
  readonly #before: TagSnapshot | undefined;
  readonly #takenAt: number;
  #ids: readonly TargetId[] | undefined;
  #rows = new Map<TargetId, Row>();
  #dueSince: number;

  /** @param takenAt when the collection began, in epoch milliseconds */
  constructor(before: TagSnapshot | undefined, takenAt: number) {
    super();
    this.#before = before;
    this.#takenAt = takenAt;
    this.#dueSince = takenAt;
  }

  /** Names the targets of the organization as it is now; what left it is left out. */
  begin(ids: readonly TargetId[]): void {
    this.#ids = ids;
    this.#rows = new Map(this.#before === undefined ? [] : rowsOf(this.#before));
    const { dueSince = 0 } = this.#before?.meta ?? {};
    const isUnfinished = ids.some((id) => this.#row(id).isDue);
    if (isUnfinished && this.#takenAt - dueSince < continuedForMs) this.#dueSince = dueSince;
    else for (const [id, row] of this.#rows) this.#rows.set(id, { ...row, isDue: true });
  }

  /** The targets to ask about, those first that were asked about the longest ago. */
  due(): TargetId[] {
    return (this.#ids ?? [])
      .filter((id) => this.#row(id).isDue)
      .sort((one, other) => this.#row(one).askedAt - this.#row(other).askedAt);
  }

  setTags(id: TargetId, tags: readonly Tag[], now: number): void {
    const at = inSeconds(now);
    this.#rows.set(id, { tags, readAt: at, askedAt: at, isRefused: false, isDue: false });
  }

  /** AWS refused: what was read before is kept with its age. */
  setRefused(id: TargetId, now: number): void {
    this.#rows.set(id, { ...this.#row(id), askedAt: inSeconds(now), isRefused: true, isDue: false });
  }

  /** The target has left the organization since. */
  remove(id: TargetId): void {
    this.#ids = this.#ids?.filter((each) => each !== id);
  }

  /** Undefined as long as it is not known which targets there are. */
  snapshot(head: Pick<TagMeta, "takenAt" | "complete">): TagSnapshot | undefined {
    if (this.#ids === undefined) return undefined;
    const rows = this.#ids.map((id) => this.#row(id));
    const texts = new Map<string, number>();
    const textOf = (text: string) => {
      const known = texts.get(text) ?? texts.size;
      texts.set(text, known);
      return known;
    };
    const tags = rows.flatMap((row) => row.tags);
    const columns = emptyTagColumns(rows.length, tags.length);
    for (const [place, row] of rows.entries()) {
      columns.readAt[place] = row.readAt;
      columns.askedAt[place] = row.askedAt;
      columns.refused[place] = row.isRefused ? 1 : 0;
      columns.due[place] = row.isDue ? 1 : 0;
      columns.start[place + 1] = (columns.start[place] ?? 0) + row.tags.length;
    }
    for (const [place, { key, value }] of tags.entries()) {
      columns.key[place] = textOf(key);
      columns.value[place] = textOf(value);
    }
    // The store assigns the version, and a reader gets it from there.
    const meta = { ...head, version: "", dueSince: this.#dueSince, missingParts: this.missingParts };
    return { meta, ids: this.#ids, texts: [...texts.keys()], columns };
  }

  #row(id: TargetId): Row {
    return this.#rows.get(id) ?? never;
  }
}

function rowsOf(snapshot: TagSnapshot): [TargetId, Row][] {
  const { columns } = snapshot;
  return snapshot.ids.map((id, row) => {
    const found = tagsOfTarget(snapshot, row);
    return [
      id,
      {
        tags: found.state === "read" ? found.tags : [],
        readAt: columns.readAt[row] ?? 0,
        askedAt: columns.askedAt[row] ?? 0,
        isRefused: columns.refused[row] === 1,
        isDue: columns.due[row] === 1,
      },
    ];
  });
}

function inSeconds(epochMs: number): number {
  return Math.floor(epochMs / 1000);
}
