import { type NextRequest, NextResponse } from "next/server";
import { connectionPathOf } from "@/lib/core/http/connection-path";
import { checkHost, checkOrigin, checkSite, type Refusal } from "@/lib/core/http/request-origin";
import { contentSecurityPolicy, responseHeaders } from "@/lib/core/http/response-headers";
import { env } from "@/lib/env";
import {
  admission,
  isForPrograms,
  isFromProvider,
  isOnTheWayIn,
  isProbe,
  refusalOfConnection,
} from "@/lib/server/sign-in/gate";

/**
 * Stands in front of every page, route handler and server action: who is asked, from where, by whom, and what the answer
 * may do.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { headers, method, nextUrl } = request;
  const host = headers.get("host");
  const { name, rest: path } = connectionPathOf(nextUrl.pathname);
  const refusal =
    refusalOfConnection({ name, path }) ??
    (isProbe(path) ? undefined : checkHost(host, env().identity.publicUrl)) ??
    (isFromProvider(path) || isForPrograms(path)
      ? undefined
      : checkOrigin({ method, host, origin: headers.get("origin") })) ??
    checkSite({ method, path, headers });
  return withHeaders(refusal === undefined ? await admit(request) : refuse(refusal));
}

async function admit(request: NextRequest): Promise<NextResponse> {
  const { method, headers } = request;
  const { pathname, search } = request.nextUrl;
  const path = connectionPathOf(pathname).rest;
  const admitted = await admission({ method, path, address: pathname + search, headers });
  switch (admitted.kind) {
    case "sign-in":
      return new NextResponse(null, {
        status: 307,
        headers: { Location: absolute(admitted.address, request), "Cache-Control": "no-store" },
      });
    case "reload":
      return refuse({ status: 401, message: "Sign in to continue." });
    case "rotate": {
      const { name, value, attributes } = admitted.cookie;
      const response = answer(request);
      response.cookies.set(name, value, attributes);
      return response;
    }
    case "pass":
      return answer(request);
  }
}

/** Next takes no other address from here. It leads to the host that the browser asked, whatever is in front of Canopy. */
function absolute(address: string, { headers, nextUrl }: NextRequest): string {
  const asked = `${nextUrl.protocol}//${headers.get("host") ?? nextUrl.host}`;
  return new URL(address, env().identity.publicUrl ?? asked).href;
}

function answer(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: env().isDevelopment });
  // Next reads the nonce from the request's policy and puts it on every script and style it writes.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Canopy-Nonce", nonce);
  headers.set(
    "X-Canopy-Frame",
    isOnTheWayIn(connectionPathOf(request.nextUrl.pathname).rest) ? "none" : "full",
  );
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

function refuse({
  status,
  message,
}: {
  readonly status: Refusal["status"] | 401 | 404;
  readonly message: string;
}) {
  return new NextResponse(`${message}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

function withHeaders(response: NextResponse): NextResponse {
  const isOverTls = env().identity.publicUrl?.startsWith("https:") === true;
  for (const [name, value] of responseHeaders({ isOverTls }))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

export const config = {
  // The hashed files of the build hold nothing of an organization and need no nonce.
  matcher: "/((?!_next/static).*)",
};
