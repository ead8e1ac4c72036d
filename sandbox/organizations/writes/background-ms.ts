import type { World } from "../../world/world";

/**
 * How long AWS works in the background to create or close an account, in milliseconds: as long as everything else is
 * said to take, and otherwise two seconds where the real thing takes minutes.
 */
export function backgroundMs({ securityHub }: World): number {
  return securityHub.settleMs ?? 2_000;
}
