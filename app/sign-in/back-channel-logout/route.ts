import { receiveBackChannelLogout } from "@/lib/identity/server/oidc/logout";

/** The OpenID provider says here that sessions have ended. */
export function POST(request: Request): Promise<Response> {
  return receiveBackChannelLogout(request);
}
