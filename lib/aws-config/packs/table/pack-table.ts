import type { AccountId } from "@/lib/core/identifiers";
import { type MemberPackStatus, type PackName, packStatuses } from "../model";
import { emptyPackColumns } from "./pack-codec";
import type { PackColumns, PackSnapshot } from "./pack-snapshot";

/**
 * The rows of all packs while they are read, as numbers: fifty packs in fifty thousand accounts are too many objects.
 * Each pack has rows read ahead, and the rows of its whole list, which win.
 */
export class PackTable {
  readonly #accounts = new Numbering<AccountId>();
  readonly #texts = new Numbering<string>();
  readonly #packs = new Map<PackName, { ahead: RowNumbers; whole: RowNumbers }>();

  /** Rows that were asked for before the whole list: those that people wait for. */
  addAhead(name: PackName, rows: readonly MemberPackStatus[]): void {
    for (const row of rows) this.#add(this.#rowsOf(name).ahead, row);
  }

  /** Rows of the whole list. */
  addWhole(name: PackName, rows: readonly MemberPackStatus[]): void {
    for (const row of rows) this.#add(this.#rowsOf(name).whole, row);
  }

  /** The whole list has to be read from its beginning again. */
  beginWhole(name: PackName): void {
    this.#rowsOf(name).whole = noRows();
  }

  /** The whole list is there: an account that was only read ahead has left since. */
  endWhole(name: PackName): void {
    this.#rowsOf(name).ahead = noRows();
  }

  /** The rows of these packs as columns, in their order. */
  columns(names: readonly PackName[]): Pick<PackSnapshot, "accountIds" | "texts" | "columns"> {
    const packs = names.map((name) => this.#rowsOf(name));
    const present = new Uint8Array(this.#accounts.values.length);
    for (const { ahead, whole } of packs) {
      for (const account of ahead.account) present[account] = 1;
      for (const account of whole.account) present[account] = 1;
    }
    const accountIds = this.#accounts.values.filter((_, account) => present[account] === 1).sort();
    const rowOf = new Int32Array(present.length);
    accountIds.forEach((accountId, row) => (rowOf[this.#accounts.numberOf(accountId)] = row));
    const columns = packs.map(({ ahead, whole }) => {
      const target = emptyPackColumns(accountIds.length);
      fill(target, ahead, rowOf);
      fill(target, whole, rowOf);
      return target;
    });
    return { accountIds, texts: [...this.#texts.values], columns };
  }

  #rowsOf(name: PackName) {
    const known = this.#packs.get(name);
    if (known !== undefined) return known;
    const made = { ahead: noRows(), whole: noRows() };
    this.#packs.set(name, made);
    return made;
  }

  #add(rows: RowNumbers, row: MemberPackStatus): void {
    rows.account.push(this.#accounts.numberOf(row.accountId));
    rows.status.push(packStatuses.indexOf(row.status) + 1);
    rows.errorCode.push(this.#numberOf(row.errorCode));
    rows.errorMessage.push(this.#numberOf(row.errorMessage));
    rows.memberPackName.push(this.#numberOf(row.memberPackName));
    rows.updatedAt.push(row.updatedAt === undefined ? 0 : Math.floor(Date.parse(row.updatedAt) / 1000));
  }

  #numberOf(text: string | undefined): number {
    return text === undefined ? -1 : this.#texts.numberOf(text);
  }
}

/** Rows as parallel lists; `account` counts accounts in the order in which they were first seen. */
interface RowNumbers extends Readonly<Record<keyof PackColumns, number[]>> {
  readonly account: number[];
}

function noRows(): RowNumbers {
  return { account: [], status: [], errorCode: [], errorMessage: [], memberPackName: [], updatedAt: [] };
}

function fill(target: PackColumns, rows: RowNumbers, rowOf: Int32Array): void {
  rows.account.forEach((account, index) => {
    const row = rowOf[account] ?? 0;
    target.status[row] = rows.status[index] ?? 0;
    target.errorCode[row] = rows.errorCode[index] ?? -1;
    target.errorMessage[row] = rows.errorMessage[index] ?? -1;
    target.memberPackName[row] = rows.memberPackName[index] ?? -1;
    target.updatedAt[row] = rows.updatedAt[index] ?? 0;
  });
}

/** Numbers things in the order in which they are first met. */
class Numbering<Thing> {
  readonly #numbers = new Map<Thing, number>();
  readonly values: Thing[] = [];

  numberOf(thing: Thing): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.values.length);
    this.values.push(thing);
    return this.values.length - 1;
  }
}
