import type { PackSnapshot } from "../table/pack-snapshot";
import { isFailedCode } from "../pack-outcome";
import { plainError } from "./cause-text";

/** A pack that failed in an account: an index into `meta.packs` and one into `accountIds`. */
export interface FailedRow {
  readonly pack: number;
  readonly row: number;
}

/** Failed rows with the same error code and, but for particulars, the same message. */
export interface FailureCause {
  /** Short enough for a URL, and the same in every snapshot. */
  readonly key: string;
  readonly errorCode: string | undefined;
  /** Without particulars. */
  readonly message: string | undefined;
  /** The message of the first row, as AWS wrote it. */
  readonly example: string | undefined;
  readonly rows: readonly FailedRow[];
}

/** Answers the cause of a row; undefined where the pack did not fail in that account. */
export type CauseOf = (pack: number, row: number) => string | undefined;

/**
 * The failed rows of some packs in groups of one cause each, the largest first. Every failed row is in exactly one, or in
 * none where `keeps` leaves it out.
 */
export function groupByCause(
  snapshot: PackSnapshot,
  packs: readonly number[],
  keeps: (failed: FailedRow) => boolean = () => true,
): FailureCause[] {
  const causeOf = causesOf(snapshot);
  const groups = new Map<string, FailureCause & { readonly rows: FailedRow[] }>();
  for (const pack of packs) {
    const columns = snapshot.columns[pack];
    columns?.status.forEach((_, row) => {
      const key = causeOf(pack, row);
      if (key === undefined || !keeps({ pack, row })) return;
      const known = groups.get(key);
      if (known) return void known.rows.push({ pack, row });
      const example = snapshot.texts[columns.errorMessage[row] ?? -1];
      const { code, message } = plainError(snapshot.texts[columns.errorCode[row] ?? -1], example);
      groups.set(key, {
        key,
        errorCode: code,
        message: message === "" ? undefined : message,
        example,
        rows: [{ pack, row }],
      });
    });
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
}

const known = new WeakMap<PackSnapshot, CauseOf>();

/** The causes of a snapshot. Each text is looked at once, when a row with it is first asked for. */
export function causesOf(snapshot: PackSnapshot): CauseOf {
  const made = known.get(snapshot);
  if (made) return made;
  const causes = new Map<string, string>();
  const keys = new Map<string, string>();
  const causeAt = (codeIndex: number, messageIndex: number): string => {
    const place = `${codeIndex} ${messageIndex}`;
    let cause = causes.get(place);
    if (cause === undefined) {
      const { code = "", message } = plainError(snapshot.texts[codeIndex], snapshot.texts[messageIndex]);
      // A newline is white space, of which a message without particulars has only spaces.
      cause = `${code}\n${message}`;
      causes.set(place, cause);
    }
    return cause;
  };
  const causeOf: CauseOf = (pack, row) => {
    const columns = snapshot.columns[pack];
    if (!columns || !isFailedCode(columns.status[row])) return undefined;
    const cause = causeAt(columns.errorCode[row] ?? -1, columns.errorMessage[row] ?? -1);
    let key = keys.get(cause);
    if (key === undefined) {
      key = keyOf(cause);
      keys.set(cause, key);
    }
    return key;
  };
  known.set(snapshot, causeOf);
  return causeOf;
}

/** FNV-1a over two seeds: 64 bits, so that two causes of one organization do not meet. */
function keyOf(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x811c9dc5);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
