import "server-only";
import { roleNames } from "@/lib/identity/grants";
import { recordEvent } from "@/lib/server/audit";
import { failureFrom } from "@/lib/server/failure-from";
import { grantsOfPerson } from "@/lib/server/sign-in/grants-of-person";

interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly groups: readonly string[];
}

/** Puts a sign-in on record, with the groups that the roles come from. Rejects when it can't be kept: then the person is not signed in. */
export async function recordSignIn({ id, name, provider, groups }: SignedIn): Promise<void> {
  const role = roleNames({ grants: grantsOfPerson({ provider, groups }) });
  await recordEvent({
    by: { id, name, role },
    operation: "canopy:SignIn",
    target: "Canopy",
    input: { provider, groups },
  });
}

/** Puts on record that someone was not let in. A record that cannot be kept is logged: the answer is no all the same. */
export async function recordRefusedSignIn(why: string): Promise<void> {
  try {
    await recordEvent({
      by: { id: "unknown", name: "Not known", role: "no role" },
      operation: "canopy:SignIn",
      target: "Canopy",
      refused: { code: "unauthenticated", of: "session", message: why },
    });
  } catch (error) {
    failureFrom(error, "canopy:SignIn");
  }
}

/** Puts on record that the provider has ended sessions. */
export async function recordProviderSignOut(person: {
  readonly id: string;
  readonly name: string;
}): Promise<void> {
  await recordEvent({
    by: { ...person, role: "provider" },
    operation: "canopy:SignOut",
    target: "every browser of the provider's session",
    input: { by: "back-channel logout" },
  });
}
