import "server-only";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { enterByLink } from "@/lib/server/sign-in/entry-link";
import { redirectWithin } from "@/lib/server/sign-in/redirect-within";
import { sessionCookie } from "@/lib/server/sign-in/session-cookie";

/** Answers the one-time link: lets its holder in once, or leads to the page that says where links come from. */
export async function enter(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  // A browser may fetch ahead what nothing follows; the link would be used up.
  const isFollowed = request.headers.get("sec-purpose") === null;
  try {
    const browser = request.headers.get("user-agent") ?? undefined;
    const value = isFollowed ? await enterByLink(token, browser) : undefined;
    if (value === undefined) return redirectWithin("/sign-in?problem=link");
    return redirectWithin("/", { "Set-Cookie": sessionCookie(value, env().identity.lifetimeMs) });
  } catch (error) {
    failureFrom(error, "canopy:Enter");
    return redirectWithin("/sign-in?problem=database");
  }
}
