import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import type { NewToken, TokenId } from "../api-token";
import { createToken, endOwnSession, endPersonSessions, revokeApiToken, signOut } from "../server/actions";

/** Here: in this browser. Everywhere: in all of the person's. Provider: everywhere, and with the identity provider too. */
export type SignOutPlace = "here" | "everywhere" | "provider";

/** What people do about their own sessions. Each rejects with `FailureError`. */
export const identityMutations = {
  /** Answers where the browser goes from here. */
  signOut: () =>
    mutationOptions({
      mutationFn: ({ where }: { readonly where: SignOutPlace }) => callAction(() => signOut({ where })),
    }),
  /** Ends a session in another browser; `not-found` where it is over already. */
  endSession: () =>
    mutationOptions({
      mutationFn: (sessionId: string) => callAction(() => endOwnSession({ sessionId })),
    }),
  /** Ends all sessions of a person, and answers how many there were. */
  endPersonSessions: () =>
    mutationOptions({
      mutationFn: (personId: string) => callAction(() => endPersonSessions({ personId })),
    }),
  /** Answers the token, once. `forbidden` where it is to include what the person does not have. */
  createToken: () =>
    mutationOptions({ mutationFn: (token: NewToken) => callAction(() => createToken(token)) }),
  /** Ends a token at once; `not-found` where it has ended already. */
  revokeToken: () =>
    mutationOptions({ mutationFn: (id: TokenId) => callAction(() => revokeApiToken({ id })) }),
};
