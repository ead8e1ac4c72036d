import { startSignIn } from "@/lib/identity/server/oidc/sign-in";

/** Sends the browser to the OpenID provider. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request);
}
