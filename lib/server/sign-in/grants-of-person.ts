import "server-only";
import { env } from "@/lib/env";
import { type Grant, grantsNamed, grantsOf } from "@/lib/identity/grants";

/** Who vouches for people here, as it stands beside each of them: the issuer's URL, or `local`. */
export function providerName(): string {
  const { provider } = env().identity;
  return provider.kind === "oidc" ? provider.issuer : provider.kind;
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
