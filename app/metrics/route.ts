import { metricsResponse } from "@/lib/monitoring/server/metrics-response";

export const dynamic = "force-dynamic";

/** What Prometheus reads; see docs/operations.md. For programs: no browser is answered without the token. */
export function GET(request: Request): Promise<Response> {
  return metricsResponse(request.headers);
}
