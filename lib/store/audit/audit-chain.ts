import { z } from "zod";

/** What asks PostgreSQL: a `Client` of `pg`, or what is like it. */
export interface ChainReader {
  readonly query: (
    statement: string,
    values: readonly unknown[],
  ) => Promise<{ readonly rows: readonly unknown[] }>;
}

/** An entry of the record, by its number and its hash. */
export interface ChainLink {
  readonly id: number;
  /** SHA-256 of the entry and of all before it: 64 hexadecimal digits. */
  readonly hash: string;
}

/** What is wrong with the first entry that doesn't match. */
export type ChainProblem =
  /** The entry's content is not what it was when its hash was made. */
  | { readonly kind: "changed"; readonly id: number }
  /** The entry continues another entry than the one before it, which was changed with its hash, or removed and replaced. */
  | { readonly kind: "does-not-continue"; readonly id: number; readonly beforeId: number }
  /** Entries between these two were removed. */
  | { readonly kind: "missing"; readonly id: number; readonly beforeId: number }
  /** The newest entries were removed, up to this one. */
  | { readonly kind: "end-missing"; readonly id: number; readonly beforeId: number }
  /** The entry that was noted elsewhere is gone, or has another hash now. */
  | { readonly kind: "noted-differs"; readonly id: number };

/** What a verification found. */
export interface ChainReport {
  /** How many entries were read. */
  readonly entries: number;
  /** Absent where the record is empty. */
  readonly newest?: ChainLink;
  readonly problem?: ChainProblem;
}

const start: ChainLink = { id: 0, hash: "0".repeat(64) };

const Link = z.object({ id: z.coerce.number(), hash: z.string() });
const Piece = z.object({
  entries: z.coerce.number(),
  newest: Link.nullable(),
  noted: z.string().nullable(),
  problem: z.object({ id: z.coerce.number(), beforeId: z.coerce.number(), isOwn: z.boolean() }).nullable(),
});

/**
 * Reads the record from its first entry on and answers the first that doesn't match. It computes each hash itself: the functions
 * of the database that made them may have been replaced. `noted` is an entry whose hash was kept elsewhere: only that
 * finds out that the newest entries were removed, or that the whole chain was made anew. Rejects as every query does.
 * @param pieceSize entries read by one statement
 */
export async function verifyAuditChain(
  reader: ChainReader,
  { noted, pieceSize = 20_000 }: { readonly noted?: ChainLink; readonly pieceSize?: number } = {},
): Promise<ChainReport> {
  let entries = 0;
  let last = start;
  let wasNoted = noted === undefined;
  for (;;) {
    const { rows } = await reader.query(pieceStatement, [last.id, pieceSize, last.hash, noted?.id ?? null]);
    const piece = Piece.parse(rows[0]);
    entries += piece.entries;
    const newest = piece.newest ?? last;
    const found = { entries, ...(newest !== start && { newest }) };
    if (piece.problem !== null) return { ...found, problem: problemOf(piece.problem) };
    if (noted !== undefined && piece.noted !== null) {
      if (piece.noted !== noted.hash) return { ...found, problem: { kind: "noted-differs", id: noted.id } };
      wasNoted = true;
    }
    last = newest;
    if (piece.entries === pieceSize) continue;
    if (!wasNoted && noted !== undefined)
      return { ...found, problem: { kind: "noted-differs", id: noted.id } };
    const { rows: ends } = await reader.query(endStatement, []);
    const { end } = End.parse(ends[0]);
    return end > last.id ? { ...found, problem: { kind: "end-missing", id: end, beforeId: last.id } } : found;
  }
}

const End = z.object({ end: z.coerce.number() });

/** The newest entry that the table of attempts knows and that is not there, or 0. */
const endStatement = `
  SELECT coalesce(max(last_id), 0) AS end FROM audit_changes
  WHERE NOT EXISTS (SELECT FROM audit_entries WHERE audit_entries.id = audit_changes.last_id)`;

function problemOf({
  id,
  beforeId,
  isOwn,
}: {
  readonly id: number;
  readonly beforeId: number;
  readonly isOwn: boolean;
}): ChainProblem {
  if (!isOwn) return { kind: "changed", id };
  // Each entry has the number after the one before it; where older ones left some out, their hashes continue all the same.
  return beforeId + 1 < id ? { kind: "missing", id, beforeId } : { kind: "does-not-continue", id, beforeId };
}

/** A problem as a sentence. */
export function chainProblemSentence(problem: ChainProblem): string {
  switch (problem.kind) {
    case "changed":
      return `Entry ${problem.id} was changed: its content doesn't match its hash.`;
    case "does-not-continue":
      return problem.beforeId === 0
        ? `Entry ${problem.id} doesn't begin the chain: it continues an entry that is not there.`
        : `Entry ${problem.id} doesn't continue entry ${problem.beforeId}: entry ${problem.beforeId} was replaced.`;
    case "missing":
      return `Entries ${problem.beforeId + 1} to ${problem.id - 1} are missing: entry ${problem.id} doesn't continue entry ${problem.beforeId}.`;
    case "end-missing":
      return `The newest entries are missing, up to entry ${problem.id}: the record ends with entry ${problem.beforeId}.`;
    case "noted-differs":
      return `Entry ${problem.id} is gone or has another hash than the one that was noted.`;
  }
}

/** The entries after $1, at most $2 of them; $3 is the hash of $1. The form is that of the migration `chained-audit`. */
const pieceStatement = `
  WITH piece AS (
    SELECT * FROM audit_entries WHERE id > $1::bigint ORDER BY id LIMIT $2::int
  ), chained AS (
    SELECT
      id, hash, previous_hash,
      lag(id, 1, $1::bigint) OVER (ORDER BY id) AS before_id,
      lag(hash, 1, decode($3::text, 'hex')) OVER (ORDER BY id) AS before_hash,
      sha256(convert_to(jsonb_build_array(
        '1', id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_id, actor_name,
        role, operation, target, input::text, phase, failure::text, aws_request_id,
        before::text, after::text, correlation, run_id, encode(previous_hash, 'hex')
      )::text, 'UTF8')) AS computed
    FROM piece
  )
  SELECT
    (SELECT count(*) FROM chained) AS entries,
    (SELECT json_build_object('id', id, 'hash', encode(hash, 'hex')) FROM chained ORDER BY id DESC LIMIT 1) AS newest,
    (SELECT encode(hash, 'hex') FROM chained WHERE id = $4::bigint) AS noted,
    (
      SELECT json_build_object('id', id, 'beforeId', before_id, 'isOwn', hash = computed) FROM chained
      WHERE hash <> computed OR previous_hash <> before_hash ORDER BY id LIMIT 1
    ) AS problem`;
