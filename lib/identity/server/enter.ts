import "server-only";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { peerOverLimit } from "@/lib/server/limits/peer-limits";
import { tooManyRequests } from "@/lib/server/routes/route";
import { enterByLink, localGroups } from "@/lib/server/sign-in/entry-link";
import { redirectWithin } from "@/lib/server/sign-in/redirect-within";
import { recordRefusedSignIn, recordSignIn } from "./record-sign-in";
import { cookieHeader, sessionCookieName } from "@/lib/server/sign-in/session-cookie";

/** Answers the one-time link: lets its holder in once, or leads to the page that says where links come from. */
export async function enter(request: Request): Promise<Response> {
  const overLimit = peerOverLimit("sign-in");
  if (overLimit !== undefined) return tooManyRequests(overLimit);
  const token = new URL(request.url).searchParams.get("token") ?? "";
  // A browser may fetch ahead what nothing follows; the link would be used up.
  const isFollowed = request.headers.get("sec-purpose") === null;
  try {
    const browser = request.headers.get("user-agent") ?? undefined;
    const entered = isFollowed ? await enterByLink(token, browser) : undefined;
    if (entered === undefined) {
      if (isFollowed)
        await recordRefusedSignIn("The link was used before, has expired or is none of this Canopy.");
      return redirectWithin("/sign-in?problem=link");
    }
    await recordSignIn({ ...entered.person, provider: "local", groups: localGroups });
    return redirectWithin("/", {
      "Set-Cookie": cookieHeader(sessionCookieName(), entered.cookie, env().identity.lifetimeMs),
    });
  } catch (error) {
    failureFrom(error, "canopy:Enter");
    return redirectWithin("/sign-in?problem=database");
  }
}
