import { createContext, useContext } from "react";
import { can, type Grant, roleNames } from "@/lib/identity/grants";
import { type Permission, rolesWith } from "@/lib/identity/permissions";

/** What the person in front of the screen may do, and how they got in. */
export interface Access {
  readonly personId: string;
  readonly grants: readonly Grant[];
  readonly wayIn: "local" | "oidc" | "proxy";
  /** Whether they are shown the OUs of their roles alone. */
  readonly seesOwnOus: boolean;
}

export const AccessContext = createContext<Access | undefined>(undefined);

/** What the person may do; undefined where it isn't known. */
export function useAccess(): Access | undefined {
  return useContext(AccessContext);
}

/**
 * Why the person may not do something, for a button that is shown all the same; undefined where they may, or where it isn't
 * known. The server decides: this only saves the way to its answer.
 */
export function useRefusal(permission: Permission): string | undefined {
  return refusalOf(useContext(AccessContext), permission);
}

/** As {@link useRefusal}, where the access is at hand. */
export function refusalOf(access: Access | undefined, permission: Permission): string | undefined {
  if (access === undefined || can(access, permission)) return undefined;
  return `This takes the role ${rolesWith(permission).join(" or ")}. You have ${roleNames(access)}.`;
}
