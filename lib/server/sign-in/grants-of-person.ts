import "server-only";
import { env } from "@/lib/env";
import type { ConnectionChoice } from "@/lib/connection/connection-choice";
import { partitionOfRegion } from "@/lib/core/arn";
import type { Grant } from "@/lib/identity/grants";
import { grantsNamed, grantsOf, type GroupRole } from "@/lib/identity/group-roles";
import { connectionInForce, withConnection } from "@/lib/server/connection-in-force";

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

/** Who vouches for services: an administrator of the connection in force, who made a token for each. */
export function serviceProvider(): string {
  const { name } = connectionInForce();
  return name === undefined ? "canopy:services" : `canopy:services at ${name}`;
}

/** The roles that a person's groups give under the settings of now; none where another provider vouched for them. */
export function grantsOfPerson(person: {
  readonly provider: string;
  readonly groups: readonly string[];
}): readonly Grant[] {
  // A service is in groups that are named after its roles.
  if (person.provider === serviceProvider()) return grantsNamed(person.groups);
  if (person.provider !== providerName()) return [];
  const mapping = groupRolesInForce();
  return mapping === undefined ? grantsNamed(person.groups) : grantsOf(person.groups, mapping);
}

/**
 * Which group has which role in the connection in force. Undefined in local mode, whose groups are named after roles, unless
 * the connection says otherwise.
 */
export function groupRolesInForce(): readonly GroupRole[] | undefined {
  const { provider } = env().identity;
  return connectionInForce().groupRoles ?? (provider.kind === "local" ? undefined : provider.groupRoles);
}

/** The connections in which a person has a role under the settings of now; nothing where there is one connection alone. */
export function connectionsOfPerson(person: Parameters<typeof grantsOfPerson>[0]): {
  readonly connections?: readonly ConnectionChoice[];
} {
  const { name: here } = connectionInForce();
  const { connections } = env();
  if (connections.length === 1) return {};
  const theirs = connections.filter(
    (connection) =>
      connection.name === here || withConnection(connection, () => grantsOfPerson(person).length > 0),
  );
  return {
    connections: theirs.map((connection) => ({
      ...(connection.name !== undefined && { name: connection.name }),
      title: connection.title,
      region: connection.region,
      partition: partitionOfRegion(connection.region),
      isHere: connection.name === here,
    })),
  };
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
