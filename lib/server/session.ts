import "server-only";
import { userInfo } from "node:os";
import type { Role } from "./permissions";

/** Who is asking. */
export interface Session {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Returns the session of the user who is asking, or undefined for an unauthenticated request. */
export type SessionSource = () => Promise<Session | undefined>;

/**
 * The session of the current request. Until there is sign-in Canopy answers on this machine only, and the user of the
 * machine is its one administrator.
 */
export function currentSession(): Promise<Session> {
  return Promise.resolve({ id: "local", name: userNameOfProcess(), role: "administrator" });
}

function userNameOfProcess(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user id that no name belongs to.
    return "local administrator";
  }
}
