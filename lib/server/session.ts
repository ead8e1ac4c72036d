import "server-only";
import { userInfo } from "node:os";
import type { ConnectionChoice } from "@/lib/connection/connection-choice";
import type { Grantee } from "@/lib/identity/grants";

/** Who is asking, and what they may do. */
export interface Session extends Grantee {
  /** The person's, the same in every browser and after every sign-in. */
  readonly id: string;
  readonly name: string;
  /** The row of the browser that asks; absent where a proxy vouches for each request, and for this process itself. */
  readonly sessionId?: string;
  /** The titles and places of the connections in which the person has a role, where Canopy has several. */
  readonly connections?: readonly ConnectionChoice[];
}

/** Returns the session of the user who is asking, or undefined for an unauthenticated request. */
export type SessionSource = () => Promise<Session | undefined>;

/** The person of local mode: the user of the machine, who is its one administrator. */
export function localPerson(): { readonly id: string; readonly name: string } {
  return { id: "local", name: userNameOfProcess() };
}

/** The session of this process, for what it asks itself outside of any request. */
export function processSession(): Session {
  return { ...localPerson(), grants: [{ role: "administrator" }] };
}

function userNameOfProcess(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user id that no name belongs to.
    return "local administrator";
  }
}
