import "server-only";
import { createHash } from "node:crypto";

/** The number by which PostgreSQL knows a named advisory lock of Canopy's: 64 bits of a hash, as text for a bigint. */
export function lockKey(name: string): string {
  return createHash("sha256").update(`canopy ${name}`).digest().readBigInt64BE().toString();
}
