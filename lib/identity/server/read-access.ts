import "server-only";
import { z } from "zod";
import { sessionNameOf } from "@/lib/aws/write-session";
import { env } from "@/lib/env";
import { roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { connectionInForce, isFirstInForce } from "@/lib/server/connection-in-force";
import {
  grantsOfPerson,
  groupRolesInForce,
  providerHost,
  providerName,
} from "@/lib/server/sign-in/grants-of-person";
import { peopleOf } from "@/lib/store/identity/people";

/**
 * Who has signed in so far, with their roles, the groups these come from, and with a write role the session in which CloudTrail
 * names them; and which group has which role.
 */
export const readAccess = defineRead({
  operation: "canopy:ReadAccess",
  input: z.strictObject({}),
  requires: "access:read",
  run: async () => {
    const { provider } = env().identity;
    const known = await peopleOf(providerName());
    // People have all connections in common; who has no role here is not this connection's to show.
    const stored = isFirstInForce() ? known : known.filter((person) => grantsOfPerson(person).length > 0);
    const mapping = groupRolesInForce() ?? [];
    const { writes } = connectionInForce().roles;
    const isNamed = writes !== undefined && writes !== "none";
    const mapped = new Set(mapping.map(({ group }) => group));
    return {
      kind: provider.kind,
      /** Sessions are common to all connections. */
      endsSessions: isFirstInForce(),
      provider: providerHost(),
      mapping: mapping.map((entry) => ({ group: entry.group, role: roleNames({ grants: [entry] }) })),
      people: stored.map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email ?? undefined,
        roles: roleNames({ grants: grantsOfPerson(person) }),
        groups: provider.kind !== "local" ? person.groups.filter((group) => mapped.has(group)) : [],
        otherGroups:
          provider.kind !== "local" ? person.groups.filter((group) => !mapped.has(group)).length : 0,
        signedInAt: person.signedInAt.getTime(),
        ...(isNamed && { sessionName: sessionNameOf(person) }),
      })),
    };
  },
});
