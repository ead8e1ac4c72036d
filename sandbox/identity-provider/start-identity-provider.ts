import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import { z } from "zod";
import { choicePage, messagePage, signOutPage } from "./pages";
import { demoPeople } from "./people";

export interface IdentityProviderOptions {
  readonly port: number;
  /** Where the one client of this provider is, without a path. */
  readonly clientUrl: string;
  readonly clientSecret: string;
}

export interface IdentityProvider {
  /** The issuer. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const Groups = z.object({ groups: z.array(z.string()) });

/**
 * Starts a real OpenID provider on loopback, whose people are chosen with one click. `PUT /_people/<id>` with `{ "groups": [] }`
 * changes what it says of one at the next sign-in. It forgets everything when it ends.
 */
export async function startIdentityProvider({
  port,
  clientUrl,
  clientSecret,
}: IdentityProviderOptions): Promise<IdentityProvider> {
  const url = `http://localhost:${port}`;
  const groupsOf = new Map(demoPeople.map(({ id, groups }) => [id, groups]));
  const provider = new Provider(url, await configuration({ clientUrl, clientSecret, groupsOf }));
  provider.on("backchannel.error", (_context, error) => {
    process.stderr.write(`The back channel failed: ${String(error)}\n`);
  });
  const answer = provider.callback();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", url).pathname;
    const person = /^\/_people\/(\w+)$/.exec(path)?.[1];
    if (person !== undefined && request.method === "PUT") {
      groupsOf.set(person, Groups.parse(JSON.parse(await text(request))).groups);
      response.writeHead(204).end();
      return;
    }
    if (!path.startsWith("/interaction/")) {
      await answer(request, response);
      return;
    }
    if (request.method === "POST") {
      const chosen = new URLSearchParams(await text(request)).get("person") ?? "";
      await provider.interactionFinished(request, response, { login: { accountId: chosen } });
      return;
    }
    const { uid } = await provider.interactionDetails(request, response);
    html(response, choicePage(uid, demoPeople));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A page from before a restart, or one that was left open for long.
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) response.statusCode = 400;
      response.end(messagePage("This sign-in is over. Go back and sign in again."));
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface ClientAndPeople {
  readonly clientUrl: string;
  readonly clientSecret: string;
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
}

async function configuration({ clientUrl, clientSecret, groupsOf }: ClientAndPeople): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid: "demo" };
  return {
    clients: [
      {
        client_id: "canopy",
        client_secret: clientSecret,
        redirect_uris: [`${clientUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${clientUrl}/sign-in`],
        backchannel_logout_uri: `${clientUrl}/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    pkce: { required: () => true },
    scopes: ["openid", "profile", "email"],
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email"] },
    // What a person is called and their groups are in the ID token, as most companies' providers are set up.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: KoaContextWithOIDC, form: string) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context: KoaContextWithOIDC) => {
          context.body = messagePage("You are signed out.");
        },
      },
    },
    // The provider refuses loopback, against forged addresses of clients; here the one client is there.
    fetch: (url, { method, headers, body, signal }: RequestInit = {}) =>
      globalThis.fetch(url, {
        ...(method !== undefined && { method }),
        ...(headers !== undefined && { headers }),
        ...(body !== undefined && { body }),
        ...(signal !== undefined && { signal }),
      }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => {
      const person = demoPeople.find((each) => each.id === id);
      if (person === undefined) return undefined;
      const { name, email } = person;
      return {
        accountId: id,
        claims: () => ({ sub: id, name, email, groups: [...(groupsOf.get(id) ?? [])] }),
      };
    },
    // The one client is trusted: nothing is asked for but who one is.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    renderError: (context, { error, error_description: description }) => {
      context.body = messagePage(`${error}: ${description ?? "no reason given"}`);
    },
  };
}

function html(response: ServerResponse, body: string): void {
  response
    .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" })
    .end(body);
}
