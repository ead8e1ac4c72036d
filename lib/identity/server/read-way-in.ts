import "server-only";
import { env } from "@/lib/env";
import { safeReturn } from "@/lib/server/sign-in/redirect-within";
import { type Problem, problems, type WayIn } from "../way-in";

/** How people sign in here, and what came of the last attempt. Needs no session: it says nothing of the organization. */
export function readWayIn(asked: {
  readonly back: string | undefined;
  readonly problem: string | undefined;
}): WayIn {
  const { provider } = env().identity;
  const problem = problems.find((each): each is Problem => each === asked.problem);
  const back = safeReturn(asked.back);
  return {
    back,
    problem,
    ...(provider.kind === "oidc"
      ? { kind: "oidc", provider: new URL(provider.issuer).host }
      : { kind: provider.kind }),
  };
}
