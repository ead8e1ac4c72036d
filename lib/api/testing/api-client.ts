import { z } from "zod";
import { roles } from "@/lib/identity/permissions";
import { TokenId, tokenPrefix, tokenScopes } from "@/lib/identity/api-token";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { addToken, tokenByHash } from "@/lib/store/identity/api-tokens";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { answerApiRequest } from "../server/answer-request";

/** Keeps a person for each role, called as it, and answers a token of each with all that a token can have. */
export async function tokensOfRoles(): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const role of roles) {
    const person = { id: role, provider: "local", subject: role, name: role, groups: [role] };
    tokens.set(role, await tokenOf(await keepPerson(person)));
  }
  return tokens;
}

/** A token of a person, with all that a token can have. */
export async function tokenOf(personId: string, { scopes = tokenScopes, days = 30 } = {}): Promise<string> {
  const token = `${tokenPrefix}${newToken()}`;
  await addToken({
    ...{ personId, kind: "personal", name: "test", scopes, days, createdBy: personId },
    ending: token.slice(-4),
    tokenHash: hashOf(token),
  });
  return token;
}

/** The answer of the API to a request, by its status and its JSON. */
export async function call(
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
  }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
) {
  const [pathname = ""] = path.split("?");
  const response = await answerApiRequest(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: {
        host: "localhost:3000",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
    pathname,
  );
  return { status: response.status, body: z.unknown().parse(await response.json()) };
}

/** What the browser of a person holds who has just signed in. */
export async function cookie(personId: string): Promise<string> {
  const token = newToken();
  await addSession({ personId, tokenHash: hashOf(token), lifetimeMs: 60_000_000 });
  return token;
}

/** The id of a token that is valid. */
export async function idOf(token: string): Promise<TokenId> {
  return TokenId.parse((await tokenByHash(hashOf(token)))?.id);
}
