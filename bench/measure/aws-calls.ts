import { z } from "zod";

/** Calls by `service:Operation`, and how many of them AWS refused because they came too fast. */
export type CallCounts = Readonly<Record<string, { readonly calls: number; readonly throttled: number }>>;

const Report = z.object({
  calls: z.array(
    z.object({
      service: z.string(),
      operation: z.string(),
      status: z.number().optional(),
      error: z.string().optional(),
    }),
  ),
});

/** What the sandbox was asked since it started. */
export async function awsCalls(sandboxUrl: string): Promise<CallCounts> {
  const response = await fetch(`${sandboxUrl}/_sandbox/calls`);
  const { calls } = Report.parse(await response.json());
  const counts: Record<string, { calls: number; throttled: number }> = {};
  for (const { service, operation, error } of calls) {
    const count = (counts[`${service}:${operation}`] ??= { calls: 0, throttled: 0 });
    count.calls += 1;
    if (error !== undefined && isThrottling(error)) count.throttled += 1;
  }
  return counts;
}

function isThrottling(error: string): boolean {
  return /TooManyRequests|Throttl|LimitExceeded/.test(error);
}
