import type { World } from "../../world/world";
import { stableHash } from "../stable-hash";

const DEFAULT_SETTLE_MS = 20_000;

/** How long a deployment or a first collection takes at most in this world, in milliseconds. */
export function settleMsOf(world: World): number {
  return world.config.settleMs ?? DEFAULT_SETTLE_MS;
}

/** Between a quarter of the duration and all of it, the same for the same text: progress that can be watched. */
export function settlingTime(text: string, durationMs: number): number {
  return Math.round(durationMs * (0.25 + 0.75 * stableHash(text)));
}
