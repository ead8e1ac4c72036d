import "server-only";
import { env } from "@/lib/env";
import { beyondOwnOus, visibleOusOf, type WithinOus } from "@/lib/identity/visible-ous";
import type { Failure } from "@/lib/core/failure";
import { can, isInScope, roleNames } from "@/lib/identity/grants";
import { type Permission, rolesWith } from "@/lib/identity/permissions";
import type { Session } from "./session";

/** The answer to an unauthenticated request, which learns nothing else. */
export const unauthenticated: Failure = {
  code: "unauthenticated",
  of: "session",
  message: "You are signed out. Sign in to continue.",
};

/** What a read, an action or a route asks of who calls it: a permission, or to be signed in at all. */
export type Requirement = Permission | "signed-in";

/** What is wrong with one field of an input, as Zod reports it. */
interface InputIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What an input is not, field by field; fields inside of others are written with dots. */
export function invalidInput(issues: readonly InputIssue[]): Failure {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) (fields[path.map(String).join(".")] ??= []).push(message);
  return { code: "invalid-input", message: "Some of the input is not what it should be.", fields };
}

/** What a door says of itself. */
interface Door {
  readonly withinOus?: WithinOus;
}

/**
 * Why something is not for a session that sees its OUs alone: where it doesn't say what it is to them, it shows nothing.
 * Undefined for everyone else.
 */
export function refusalWithinOus(session: Session, { withinOus }: Door): Failure | undefined {
  if (withinOus !== undefined) return undefined;
  return visibleOusOf(session, env().limitedView) === undefined ? undefined : beyondOwnOus;
}

/** Why a session may not do something; undefined when it may. */
export function refusal(session: Session, permission: Requirement): Failure | undefined {
  if (permission === "signed-in" || can(session, permission)) return undefined;
  if (!isInScope(session.scopes, permission))
    return {
      code: "forbidden",
      message: `The token does not include ${permission}. Make one that does.`,
      missing: permission,
    };
  return {
    code: "forbidden",
    message: `This takes the role ${rolesWith(permission).join(" or ")}, and you have ${roleNames(session)}. An administrator of Canopy can change that.`,
    missing: permission,
  };
}
