import "server-only";
import { env } from "@/lib/env";
import { type Grant, grantsNamed, grantsOf } from "@/lib/identity/grants";

/** Who vouches for people here, as it stands beside each of them: the issuer's URL, the kind of proxy, or `local`. */
export function providerName(): string {
  const { provider } = env().identity;
  switch (provider.kind) {
    case "oidc":
      return provider.issuer;
    case "proxy":
      return provider.proxy;
    case "local":
      return provider.kind;
  }
}

/** Who vouches for services: an administrator, who made a token for each. */
export const serviceProvider = "canopy:services";

/** The roles that a person's groups give under the settings of now; none where another provider vouched for them. */
export function grantsOfPerson(person: {
  readonly provider: string;
  readonly groups: readonly string[];
}): readonly Grant[] {
  // A service is in groups that are named after its roles.
  if (person.provider === serviceProvider) return grantsNamed(person.groups);
  if (person.provider !== providerName()) return [];
  const { provider } = env().identity;
  return provider.kind === "local"
    ? grantsNamed(person.groups)
    : grantsOf(person.groups, provider.groupRoles);
}

/** Who vouches for people here, in words: the host of the OpenID provider, or the kind of proxy; undefined in local mode. */
export function providerHost(): string | undefined {
  const { provider } = env().identity;
  switch (provider.kind) {
    case "oidc":
      return new URL(provider.issuer).host;
    case "proxy":
      return provider.proxy === "alb" ? "the load balancer" : "the proxy";
    case "local":
      return undefined;
  }
}
