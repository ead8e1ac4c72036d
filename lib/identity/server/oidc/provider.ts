import "server-only";
import * as client from "openid-client";
import { env } from "@/lib/env";
import type { IdentityProvider } from "@/lib/env-identity";

/** How long the provider's metadata hold. Its keys are fetched anew by the library where a token names another one. */
const holdsMs = 60 * 60_000;
const timeoutSeconds = 5;

export type OidcSettings = Extract<IdentityProvider, { kind: "oidc" }>;

interface Discovered {
  readonly configuration: Promise<client.Configuration>;
  readonly at: number;
}

declare global {
  // Next bundles routes and actions apart: they meet here.
  var canopyOidc: Discovered | undefined;
}

/** The settings of the OpenID provider; undefined where Canopy has none. */
export function oidcSettings(): OidcSettings | undefined {
  const { provider } = env().identity;
  return provider.kind === "oidc" ? provider : undefined;
}

/**
 * What the provider says of itself (https://openid.net/specs/openid-connect-discovery-1_0.html), read once an hour. Rejects
 * where it does not answer within five seconds; the next caller asks again.
 */
export function discovered(settings: OidcSettings): Promise<client.Configuration> {
  const known = globalThis.canopyOidc;
  if (known !== undefined && performance.now() - known.at < holdsMs) return known.configuration;
  const configuration = discover(settings);
  const mine = { configuration, at: performance.now() };
  globalThis.canopyOidc = mine;
  configuration.catch(() => {
    if (globalThis.canopyOidc === mine) globalThis.canopyOidc = undefined;
  });
  return configuration;
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const configuration = await client.discovery(
    new URL(issuer),
    clientId,
    {},
    clientSecret === undefined ? client.None() : authenticateBy(clientSecret),
    {
      timeout: timeoutSeconds,
      // The settings allow a provider without TLS on loopback alone, which is what the library warns of.
      // oxlint-disable-next-line typescript/no-deprecated
      ...(issuer.startsWith("http:") && { execute: [client.allowInsecureRequests] }),
    },
  );
  return configuration;
}

/** As the provider supports it; where it does not say, by HTTP Basic, which is the protocol's default. */
function authenticateBy(secret: string): client.ClientAuth {
  const basic = client.ClientSecretBasic(secret);
  const post = client.ClientSecretPost(secret);
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    (methods.includes("client_secret_basic") ? basic : post)(server, metadata, body, headers);
  };
}
