import "server-only";
import { connectionPathOf } from "@/lib/core/http/connection-path";
import { log } from "../log";
import type { AnsweredRequest } from "../routes/response-in-progress";
import { measure } from "./metrics";
import { routePattern } from "./route-pattern";

/**
 * Counts a request that was answered, by the pattern of its route, and logs it: changes and errors at `info`, the rest at
 * `debug`. The query stays out of both: it names accounts, and of a sign-in holds its code.
 */
export function noteAnswered({ method, path, status, tookMs, requestId, personId }: AnsweredRequest): void {
  const route = routePattern(connectionPathOf(path).rest);
  measure(({ httpRequests, httpSeconds }) => {
    httpRequests.inc({ method, route, status: String(status) });
    httpSeconds.observe({ method, route }, tookMs / 1_000);
  });
  const level = method === "POST" || status >= 500 ? "info" : "debug";
  log()[level](
    {
      requestId,
      ...(personId !== undefined && { personId }),
      method,
      path,
      status,
      tookMs: Math.round(tookMs),
    },
    "A request was answered",
  );
}
