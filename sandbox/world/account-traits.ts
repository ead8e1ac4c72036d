import type { PlannedAccount } from "./account-plan";
import { itemAt } from "./random";
import type { SandboxAccount } from "./world";

type Traits = Pick<
  SandboxAccount,
  "state" | "configRecorderOn" | "securityHubEnabled" | "missingOptInRegion" | "hasForeignMembers"
>;

const closingStates = ["SUSPENDED", "CLOSED", "PENDING_CLOSURE"] as const;

const sound: Traits = {
  state: "ACTIVE",
  configRecorderOn: true,
  securityHubEnabled: true,
  missingOptInRegion: undefined,
  hasForeignMembers: false,
};

/**
 * What makes a policy fail or not in an account: each documented reason in a believable share of the accounts. `room`
 * numbers the workload OUs; in some of them a whole team has forgotten to switch the recorder on.
 */
export function traitsOf({ purpose, ordinal }: PlannedAccount, room: number): Traits {
  switch (purpose) {
    case "management":
      return { ...sound, securityHubEnabled: false };
    case "suspended":
      return { ...sound, state: itemAt(closingStates, ordinal), securityHubEnabled: false };
    case "workload":
      return workloadTraits(ordinal, room);
    case "delegated-administrator":
    case "core":
    case "sandbox":
    case "exception":
      return sound;
  }
}

function workloadTraits(ordinal: number, room: number): Traits {
  if (ordinal % 257 === 130) return { ...sound, state: "SUSPENDED" };
  if (ordinal % 151 === 29)
    return { ...sound, missingOptInRegion: ordinal % 2 === 0 ? "af-south-1" : "me-central-1" };
  if (ordinal % 311 === 61) return { ...sound, hasForeignMembers: true };
  return { ...sound, configRecorderOn: ordinal % 67 !== 2 && room % 31 !== 9 };
}
