import type { AggregatedSourceStatus } from "@/lib/aws-config/aggregators/model";
import { AccountId, type Region } from "@/lib/core/identifiers";
import { type RecorderCode, recorderCodes, type RecorderItem, SERVICE_LINKED_PREFIX } from "../model";
import { emptyRecorderColumns } from "./recorder-codec";
import type { RecorderColumns, RecorderSnapshot } from "./recorder-snapshot";

/** What is read of recorders and of sources that are not collected well, while it is read. */
export class RecorderTable {
  readonly #items = new Map<string, RecorderItem>();
  readonly #sources = new Map<string, AggregatedSourceStatus>();

  beginItems(): void {
    this.#items.clear();
  }

  /** A recorder of the account's own wins over those that AWS services made for themselves. */
  addItems(items: readonly RecorderItem[]): void {
    for (const item of items) {
      const key = keyOf(item.accountId, item.region);
      const known = this.#items.get(key);
      if (known === undefined || isServiceLinked(known)) this.#items.set(key, item);
    }
  }

  beginSources(): void {
    this.#sources.clear();
  }

  addSources(sources: readonly AggregatedSourceStatus[]): void {
    for (const source of sources) {
      if (source.sourceType === "ACCOUNT") this.#sources.set(keyOf(source.sourceId, source.region), source);
    }
  }

  /**
   * The rows of the accounts in these Regions. `isNoneKnown`: all recorders and all sources with a failure were read, and the
   * inventory has recorders at all, so that an account without either is known to have none there.
   */
  rows(
    accountIds: Iterable<AccountId>,
    regions: readonly Region[],
    isNoneKnown: boolean,
  ): Pick<RecorderSnapshot, "accountIds" | "texts" | "columns"> {
    const known = new Set<string>(accountIds);
    const found = [...this.#items.values()].map(({ accountId }) => accountId);
    const ids = [...new Set([...known, ...found])].sort().map((id) => AccountId.parse(id));
    const texts = new Map<string, number>();
    const columns = regions.map((region) => {
      const column = emptyRecorderColumns(ids.length);
      ids.forEach((accountId, row) => {
        const key = keyOf(accountId, region);
        const [item, source] = [this.#items.get(key), this.#sources.get(key)];
        const code = codeOf(item, source) ?? (isNoneKnown && known.has(accountId) ? "none" : "nothing-read");
        fill(column, row, { code, item, source, texts });
      });
      return column;
    });
    return { accountIds: ids, texts: [...texts.keys()], columns };
  }
}

/** Undefined where neither the inventory nor a source says anything. */
function codeOf(
  item: RecorderItem | undefined,
  source: AggregatedSourceStatus | undefined,
): RecorderCode | undefined {
  // What could not be collected since may have changed.
  if (source?.status === "FAILED") return "source-failed";
  if (item === undefined) return source === undefined ? undefined : "source-outdated";
  if (isServiceLinked(item)) return "service-linked";
  if (item.isRecording === undefined) return "unclear";
  if (!item.isRecording) return "stopped";
  return item.scope === "all" ? "records" : (item.scope ?? "unclear");
}

interface Row {
  readonly code: RecorderCode;
  readonly item: RecorderItem | undefined;
  readonly source: AggregatedSourceStatus | undefined;
  readonly texts: Map<string, number>;
}

function fill(columns: RecorderColumns, row: number, { code, item, source, texts }: Row): void {
  function numberOf(text: string | undefined): number {
    if (text === undefined) return -1;
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  }
  columns.code[row] = recorderCodes.indexOf(code);
  columns.types[row] = item?.types ?? -1;
  columns.capturedAt[row] = secondsOf(item?.capturedAt);
  columns.collectedAt[row] = secondsOf(source?.updatedAt);
  columns.errorCode[row] = numberOf(source?.errorCode);
  columns.errorMessage[row] = numberOf(source?.errorMessage);
}

function isServiceLinked({ name }: RecorderItem): boolean {
  return name?.startsWith(SERVICE_LINKED_PREFIX) === true;
}

function keyOf(accountId: string, region: string): string {
  return `${accountId} ${region}`;
}

function secondsOf(time: string | undefined): number {
  return time === undefined ? 0 : Math.floor(Date.parse(time) / 1000);
}
