import { finishSignIn } from "@/lib/identity/server/oidc/sign-in";

/** Receives the browser back from the OpenID provider. */
export function GET(request: Request): Promise<Response> {
  return finishSignIn(request);
}
