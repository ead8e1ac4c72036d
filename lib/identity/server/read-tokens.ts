import "server-only";
import { z } from "zod";
import { can } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { listTokens } from "@/lib/store/identity/api-tokens";
import { administersCommon } from "./common-to-connections";
import { type ApiToken, scopesIn, TokenId, tokenScopes } from "../api-token";

/** The tokens of who asks, of all people for an administrator of the first connection, newest first, and what a new one can include. */
export const readTokens = defineRead({
  operation: "canopy:ReadTokens",
  input: z.strictObject({}),
  requires: "signed-in",
  withinOus: "no-targets",
  run: async (_input, session) => {
    const seesAll = administersCommon(session);
    const rows = await listTokens(seesAll ? undefined : session.id);
    return {
      seesAll,
      now: Date.now(),
      scopes: tokenScopes.filter((scope) => can(session, scope)),
      tokens: rows.map(
        ({ id, kind, name, ending, owner, scopes, createdAt, expiresAt, usedAt, revokedAt }): ApiToken => ({
          ...{ kind, name, ending },
          id: TokenId.parse(id),
          owner: owner ?? "",
          scopes: scopesIn(scopes),
          createdAt: createdAt.getTime(),
          expiresAt: expiresAt.getTime(),
          ...(usedAt !== null && { usedAt: usedAt.getTime() }),
          ...(revokedAt !== null && { revokedAt: revokedAt.getTime() }),
        }),
      ),
    };
  },
});
