import "server-only";
import { sql } from "drizzle-orm";
import { database, type DatabaseOrTransaction } from "../database/database";

/** Work that one process at a time does for a caller and Region: what it is, and for whom. */
export interface Work {
  readonly name: string;
  readonly callerKey: string;
}

/** Over which processes learn that work waits (https://www.postgresql.org/docs/current/sql-notify.html). */
export const workChannel = "canopy_work";

/** The lock of who does the work, by which waiting work is announced. */
export function lockOfWork({ name, callerKey }: Work): string {
  return `canopy-${name}:${callerKey}`;
}

/**
 * Tells who has the lock of the work, in whichever replica, that some waits in the database. In the transaction that stores the
 * work, it is announced when that is committed, or neither.
 */
export async function announceWork(work: Work, within: DatabaseOrTransaction = database()): Promise<void> {
  await within.execute(sql`select pg_notify(${workChannel}, ${lockOfWork(work)})`);
}
