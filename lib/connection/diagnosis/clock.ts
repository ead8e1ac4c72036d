import { formatDuration } from "@/lib/format/duration";
import { type Observation, observed } from "../observation";
import { type Diagnosis, checking, fine } from "./diagnosis";

/** AWS refuses signatures that are more than five minutes from its own time. */
const TOLERATED_MS = 5 * 60_000;
/** A clock that is synchronised is never this far off. */
const DRIFTING_MS = 60_000;

const synchronise = [
  "Compare `date -u` on this server with the real time.",
  "Turn time synchronisation on: `timedatectl set-ntp true`; in a virtual machine, on its host too.",
];

/** Whether this server's clock agrees with AWS's, by the `Date` of an answer. */
export function diagnoseClock(observations: readonly Observation[]): Diagnosis {
  const clock = observed(observations, "clock");
  if (clock === undefined) return checking;
  const { offsetMs } = clock;
  if (offsetMs === null) {
    return { state: "waiting", says: "Waiting for an answer from AWS, which has the time.", todo: [] };
  }
  const size = Math.abs(offsetMs);
  const direction = offsetMs > 0 ? "behind" : "ahead of";
  if (size < DRIFTING_MS) {
    return fine(
      size < 2_000
        ? "This server's clock agrees with AWS's."
        : `This server's clock is ${formatDuration(size)} ${direction} AWS's, which does no harm.`,
    );
  }
  const says = `This server's clock is ${formatDuration(size)} ${direction} AWS's.`;
  if (size < TOLERATED_MS) {
    return {
      state: "attention",
      says: `${says} AWS refuses signatures from five minutes on.`,
      todo: synchronise,
    };
  }
  return {
    state: "failed",
    says: `${says} AWS refuses signatures that are more than five minutes off; Canopy signs again with AWS's time, other tools on this server will not.`,
    todo: synchronise,
  };
}
