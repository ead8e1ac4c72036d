import "server-only";
import { sql } from "drizzle-orm";
import { database } from "./database/database";

/**
 * Takes tokens of a bucket that all replicas share, and returns for each call the milliseconds until it may be sent: 0 while
 * there are tokens. Calls that wait are let through in the order in which they asked. Rejects where the database does not
 * answer.
 * @param name of the bucket, with the caller and the Region in it
 */
export async function takeSharedTokens(
  name: string,
  { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
  calls: number,
): Promise<readonly number[]> {
  const takes = calls / perSecond;
  const { rows } = await database().execute<{ full_in_ms: number }>(sql`
    insert into rate_buckets as bucket (name, full_at)
    values (${name}, clock_timestamp() + make_interval(secs => ${takes}))
    on conflict (name) do update
    set full_at = greatest(bucket.full_at, clock_timestamp()) + make_interval(secs => ${takes})
    returning (extract(epoch from full_at - clock_timestamp()) * 1000)::double precision as full_in_ms`);
  const fullInMs = rows[0]?.full_in_ms ?? 0;
  return Array.from({ length: calls }, (_, index) => {
    const after = ((calls - 1 - index + burst) / perSecond) * 1_000;
    return Math.max(0, Math.ceil(fullInMs - after));
  });
}
