import type { AccountId } from "@/lib/core/identifiers";
import { type MemberPackStatus, type PackName, packStatuses } from "../model";
import { emptyPackColumns } from "./pack-codec";
import type { PackColumns, PackSnapshot } from "./pack-snapshot";

/** What AWS just said of one pack. */
export interface MemberNews {
  readonly packName: PackName;
  readonly rows: readonly MemberPackStatus[];
  /** Accounts that have no row any more. */
  readonly cleared: readonly AccountId[];
}

/**
 * The snapshot with newer rows of one pack in it; the one given stays as it was, and is answered itself where it says all
 * of that already, where its own word is newer, and where it does not hold the pack.
 */
export function withMemberStatuses(
  snapshot: PackSnapshot,
  { packName, rows, cleared }: MemberNews,
): PackSnapshot {
  const { rows: news, cleared: gone } = newsTo(snapshot, { packName, rows, cleared });
  if (news.length + gone.length === 0) return snapshot;

  const pack = snapshot.meta.packs.findIndex(({ name }) => name === packName);
  const wider = withAccounts(
    snapshot,
    news.map(({ accountId }) => accountId),
  );
  const widerRowOf = new Map(wider.accountIds.map((id, row) => [id, row]));
  const texts = [...wider.texts];
  const columns = wider.columns.map((each, index) => (index === pack ? copyOf(each) : each));
  const target = columns[pack];
  if (target === undefined) return snapshot;
  for (const row of news) put(target, widerRowOf.get(row.accountId) ?? 0, row, texts);
  for (const id of gone) clear(target, widerRowOf.get(id) ?? 0);
  return { ...wider, texts, columns };
}

/** What of the news the snapshot does not say already, and has no newer word on. */
export function newsTo(snapshot: PackSnapshot, { packName, rows, cleared }: MemberNews): MemberNews {
  const pack = snapshot.meta.packs.findIndex(({ name }) => name === packName);
  if (pack < 0) return { packName, rows: [], cleared: [] };
  const rowOf = new Map(snapshot.accountIds.map((id, row) => [id, row]));
  return {
    packName,
    rows: rows.filter((row) => isNews(snapshot, pack, rowOf.get(row.accountId), row)),
    cleared: cleared.filter((id) => snapshot.columns[pack]?.status[rowOf.get(id) ?? -1]),
  };
}

function isNews(
  { columns, texts }: PackSnapshot,
  pack: number,
  row: number | undefined,
  { status, errorCode, errorMessage, updatedAt }: MemberPackStatus,
): boolean {
  const known = columns[pack];
  if (known === undefined || row === undefined || known.status[row] === 0) return true;
  const since = known.updatedAt[row] ?? 0;
  if (updatedAt !== undefined && secondsOf(updatedAt) < since) return false;
  return (
    known.status[row] !== packStatuses.indexOf(status) + 1 ||
    texts[known.errorCode[row] ?? -1] !== errorCode ||
    texts[known.errorMessage[row] ?? -1] !== errorMessage ||
    secondsOf(updatedAt) !== since
  );
}

/** Room for accounts that had no row in any pack so far. */
function withAccounts(snapshot: PackSnapshot, ids: readonly AccountId[]): PackSnapshot {
  const accountIds = [...new Set([...snapshot.accountIds, ...ids])].sort();
  if (accountIds.length === snapshot.accountIds.length) return snapshot;
  const rowOf = new Map(accountIds.map((id, row) => [id, row]));
  const moved = snapshot.accountIds.map((id) => rowOf.get(id) ?? 0);
  const columns = snapshot.columns.map((before) => {
    const after = emptyPackColumns(accountIds.length);
    moved.forEach((to, from) => {
      after.status[to] = before.status[from] ?? 0;
      after.errorCode[to] = before.errorCode[from] ?? -1;
      after.errorMessage[to] = before.errorMessage[from] ?? -1;
      after.memberPackName[to] = before.memberPackName[from] ?? -1;
      after.updatedAt[to] = before.updatedAt[from] ?? 0;
    });
    return after;
  });
  return { ...snapshot, accountIds, columns };
}

function put(target: PackColumns, row: number, member: MemberPackStatus, texts: string[]): void {
  target.status[row] = packStatuses.indexOf(member.status) + 1;
  target.errorCode[row] = indexIn(texts, member.errorCode);
  target.errorMessage[row] = indexIn(texts, member.errorMessage);
  target.memberPackName[row] = indexIn(texts, member.memberPackName);
  target.updatedAt[row] = secondsOf(member.updatedAt);
}

function clear(target: PackColumns, row: number): void {
  target.status[row] = 0;
  target.errorCode[row] = -1;
  target.errorMessage[row] = -1;
  target.memberPackName[row] = -1;
  target.updatedAt[row] = 0;
}

function indexIn(texts: string[], text: string | undefined): number {
  if (text === undefined) return -1;
  const known = texts.indexOf(text);
  return known >= 0 ? known : texts.push(text) - 1;
}

function secondsOf(instant: string | undefined): number {
  return instant === undefined ? 0 : Math.floor(Date.parse(instant) / 1000);
}

function copyOf({ status, errorCode, errorMessage, memberPackName, updatedAt }: PackColumns): PackColumns {
  return {
    status: status.slice(),
    errorCode: errorCode.slice(),
    errorMessage: errorMessage.slice(),
    memberPackName: memberPackName.slice(),
    updatedAt: updatedAt.slice(),
  };
}
