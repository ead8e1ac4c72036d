import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { checkHost } from "@/lib/core/http/request-origin";
import { env } from "@/lib/env";
import { metrics } from "@/lib/server/metrics/metrics";
import { responseInProgress } from "@/lib/server/routes/response-in-progress";
import { readGauges } from "./read-gauges";

/**
 * The metrics in Prometheus' text format, or 401. With CANOPY_METRICS_TOKEN a request needs the token; without one only a
 * program on this machine that asks directly is answered.
 */
export async function metricsResponse(headers: Pick<Headers, "get">): Promise<Response> {
  const token = env().operations.metricsToken;
  const isAllowed = token === undefined ? isProgramOnThisMachine(headers) : hasToken(headers, token);
  if (!isAllowed) return refused(token);
  const { registry } = await metrics();
  await readGauges();
  return new Response(await registry.metrics(), {
    headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" },
  });
}

function refused(token: string | undefined): Response {
  const message =
    token === undefined
      ? "Without CANOPY_METRICS_TOKEN metrics are for programs on Canopy's own machine. Set it, and send it as bearer token.\n"
      : "Send the token of CANOPY_METRICS_TOKEN as bearer token.\n";
  return new Response(message, {
    status: 401,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "WWW-Authenticate": "Bearer",
    },
  });
}

function hasToken(headers: Pick<Headers, "get">, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  const sent = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return sent !== undefined && timingSafeEqual(hash(sent), hash(token));
}

const loopback = /^(?:::ffff:)?127\.|^::1$/;
/** Browsers and proxies say that they are one. */
const notAskedDirectly = ["sec-fetch-site", "origin", "cookie", "forwarded", "via"];

/** Whether a program on this machine asks, without a proxy in between: such a one would speak for the whole network. */
function isProgramOnThisMachine(headers: Pick<Headers, "get">): boolean {
  const peer = responseInProgress()?.peer ?? "";
  // Next adds the peer's own address where no proxy has added another.
  const forwardedFor = headers.get("x-forwarded-for") ?? peer;
  return (
    loopback.test(peer) &&
    forwardedFor === peer &&
    checkHost(headers.get("host")) === undefined &&
    notAskedDirectly.every((name) => headers.get(name) === null)
  );
}
