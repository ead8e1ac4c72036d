import { type SeededWorldSpec, seededWorld } from "./seeded-world";
import type { World } from "./world";

/** The worlds that development, tests and measurements know by name. */
export const worldNames = ["small", "enterprise", "large", "huge"] as const;
export type WorldName = (typeof worldNames)[number];

const sizes: Readonly<
  Record<WorldName, Pick<SeededWorldSpec, "accounts" | "ous" | "seed" | "governedRoot">>
> = {
  // Nothing is applied to its root, so that targets without any association occur as well.
  small: { accounts: 12, ous: 7, seed: 12, governedRoot: false },
  enterprise: { accounts: 1_200, ous: 120, seed: 1_200 },
  large: { accounts: 10_000, ous: 1_000, seed: 7 },
  huge: { accounts: 50_000, ous: 2_000, seed: 50 },
};

/** A world by name; what `overrides` says goes before the name's own size and seed. */
export function namedWorld(
  name: WorldName,
  overrides: Pick<SeededWorldSpec, "now"> & Partial<SeededWorldSpec>,
): World {
  return seededWorld({ ...sizes[name], ...overrides });
}
