import { EndSessions } from "./end-sessions";
import { RelativeTime } from "@/components/ui/relative-time";
import { countOf } from "@/lib/format/count";
import { permissions, type Role, roles, rolesWith } from "@/lib/identity/permissions";

export interface AccessView {
  readonly kind: "local" | "oidc" | "proxy";
  /** The host of the identity provider; undefined in local mode. */
  readonly provider: string | undefined;
  /** Whether sessions are ended here: they are common to all connections. */
  readonly endsSessions: boolean;
  readonly mapping: readonly { readonly group: string; readonly role: string }[];
  readonly people: readonly PersonView[];
}

interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly roles: string;
  /** Those that give a role. */
  readonly groups: readonly string[];
  readonly otherGroups: number;
  /** Epoch milliseconds. */
  readonly signedInAt: number;
  /** How CloudTrail names the changes of this person; absent without a write role. */
  readonly sessionName?: string;
}

const heading = "px-4 pt-5 pb-1 text-14 font-semibold";
const head = "column-head first:pl-4";
const cell = "px-3 py-2 align-top first:pl-4";

/** Who has which role and from which groups, which group gives which role, and what a role includes. */
export function AccessScreen({ kind, provider, mapping, people, endsSessions }: AccessView) {
  return (
    <>
      <section aria-labelledby="people-heading">
        <h2 id="people-heading" className={heading}>
          People
        </h2>
        <p className="max-w-3xl px-4 pb-2 text-12 text-pretty text-ink-quiet">
          {kind === "local"
            ? "No identity provider is configured: who opened the one-time link is the machine's user."
            : `Who has signed in by ${provider ?? "the identity provider"} so far, with the groups of their last sign-in. Roles change with the next one.`}
        </p>
        {/* On a narrow screen the arrow keys scroll it. */}
        <div role="group" aria-labelledby="people-heading" tabIndex={0} className="overflow-x-auto">
          <table aria-label="People" className="w-full min-w-160 border-collapse border-t text-13">
            <thead>
              <tr className="border-b">
                {["Person", "Roles", "From groups", "Last sign-in", "Sessions"].map((title) => (
                  <th key={title} scope="col" className={head}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id} className="border-b">
                  <th scope="row" className={`${cell} text-left font-medium`}>
                    {person.name}
                    {person.email !== undefined && (
                      <span className="block text-12 font-normal text-ink-quiet">{person.email}</span>
                    )}
                    {person.sessionName !== undefined && (
                      <span className="block text-12 font-normal text-ink-quiet">
                        In CloudTrail: <span className="font-mono">{person.sessionName}</span>
                      </span>
                    )}
                  </th>
                  <td className={cell}>{person.roles}</td>
                  <td className={cell}>
                    {person.groups.join(", ")}
                    {person.otherGroups > 0 && (
                      <span className="block text-12 text-ink-quiet">
                        {countOf(person.otherGroups, "group")} without a role
                      </span>
                    )}
                  </td>
                  <td className={cell}>
                    <RelativeTime at={person.signedInAt} />
                  </td>
                  <td className={cell}>
                    {endsSessions && <EndSessions personId={person.id} name={person.name} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {mapping.length > 0 && (
        <section aria-labelledby="groups-heading">
          <h2 id="groups-heading" className={heading}>
            Groups
          </h2>
          <table aria-label="Groups" className="border-collapse text-13">
            <thead>
              <tr>
                <th scope="col" className={head}>
                  Group
                </th>
                <th scope="col" className={head}>
                  Role
                </th>
              </tr>
            </thead>
            <tbody>
              {mapping.map(({ group, role }) => (
                <tr key={`${group} ${role}`}>
                  <td className={`${cell} font-mono text-12`}>{group}</td>
                  <td className={cell}>{role}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <RoleTable />
    </>
  );
}

function RoleTable() {
  return (
    <section aria-labelledby="roles-heading" className="pb-6">
      <h2 id="roles-heading" className={heading}>
        Roles
      </h2>
      <div role="group" aria-labelledby="roles-heading" tabIndex={0} className="overflow-x-auto">
        <table aria-label="Roles" className="min-w-160 border-collapse text-13">
          <thead>
            <tr className="border-b">
              <th scope="col" className={head}>
                Permission
              </th>
              {roles.map((role) => (
                <th key={role} scope="col" className={head}>
                  {role}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => {
              const including: readonly Role[] = rolesWith(permission);
              return (
                <tr key={permission} className="border-b">
                  <th scope="row" className={`${cell} text-left font-mono text-12 font-normal`}>
                    {permission}
                  </th>
                  {roles.map((role) => (
                    <td key={role} className={cell}>
                      {including.includes(role) ? "yes" : <span className="text-ink-quiet">no</span>}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
