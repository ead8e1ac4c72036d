import { type NextRequest, NextResponse } from "next/server";
import { checkHost, checkOrigin, checkSite, type Refusal } from "@/lib/core/http/request-origin";
import { contentSecurityPolicy, securityHeaders } from "@/lib/core/http/response-headers";
import { env } from "@/lib/env";

/** Stands in front of every page, route handler and server action: who is asked, from where, and what the answer may do. */
export function proxy(request: NextRequest): NextResponse {
  const { headers, method, nextUrl } = request;
  const host = headers.get("host");
  const refusal =
    checkHost(host) ??
    checkOrigin({ method, host, origin: headers.get("origin") }) ??
    checkSite({ method, path: nextUrl.pathname, headers });
  return withSecurityHeaders(refusal === undefined ? answer(request) : refuse(refusal));
}

function answer(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64"),
    isDevelopment: env().isDevelopment,
  });
  // Next reads the nonce from the request's policy and puts it on every script and style it writes.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

function refuse({ status, message }: Refusal): NextResponse {
  return new NextResponse(`${message}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

function withSecurityHeaders(response: NextResponse): NextResponse {
  for (const [name, value] of securityHeaders) response.headers.set(name, value);
  return response;
}

export const config = {
  // The hashed files of the build hold nothing of an organization and need no nonce.
  matcher: "/((?!_next/static).*)",
};
