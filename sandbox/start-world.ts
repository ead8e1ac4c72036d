import { z } from "zod";
import { emptyWorld } from "./world/empty-world";
import { namedWorld, worldNames } from "./world/named-world";
import { homeRegions, partitions } from "./world/partitions";
import { seedOrganizationPolicies } from "./world/seeded-organization-policies";
import type { World } from "./world/world";

/** Which world to begin with: a named one, one of any size, or none yet. */
export const WorldOptions = z
  .strictObject({
    world: z.enum(worldNames).optional(),
    accounts: z.int().min(2).max(50_000).optional(),
    ous: z.int().min(0).max(2_000).optional(),
    seed: z.int().min(0).max(4_294_967_295).optional(),
    /** Where its Regions and ARNs are; `aws` where absent. */
    partition: z.enum(partitions).optional(),
    /** No organization: a client builds its own. */
    empty: z.boolean().default(false),
    /** The account that credentials act as before any AssumeRole. */
    caller: z
      .string()
      .regex(/^\d{12}$/, "An account id is twelve digits.")
      .optional(),
    /** Policies of Organizations that govern Security Hub beside its central configuration. */
    cspmPolicies: z.boolean().optional(),
    /** Standards and controls of Security Hub for Azure, besides those for AWS. */
    azure: z.boolean().optional(),
    /** How long an evaluation takes at most, in milliseconds of the sandbox's clock. */
    settleMs: z.int().min(0).max(86_400_000).optional(),
  })
  .refine(
    ({ empty, world, accounts, ous, seed, cspmPolicies }) =>
      !empty || ([world, accounts, ous, seed].every((one) => one === undefined) && cspmPolicies !== true),
    { message: "An empty world has neither a name nor accounts, OUs, policies or a seed." },
  );
export type WorldOptions = z.infer<typeof WorldOptions>;

const accountsPerUnit = 10;

/** Builds the world that `options` describe; the same options and the same `now` make the same world. */
export function startWorld(options: WorldOptions, now: number): World {
  const { world: name, accounts, ous, seed, caller, settleMs, partition } = options;
  const place = {
    ...(settleMs !== undefined && { settleMs }),
    ...(partition !== undefined && { partition, homeRegion: homeRegions[partition] }),
  };
  if (options.empty) {
    const world = emptyWorld({ ...place, ...(caller === undefined ? {} : { caller }) });
    world.securityHub.offersAzure = options.azure === true;
    return world;
  }
  const units =
    ous ?? (accounts === undefined ? undefined : Math.min(2_000, Math.ceil(accounts / accountsPerUnit)));
  const world = namedWorld(name ?? "enterprise", {
    now,
    ...place,
    ...(accounts === undefined ? {} : { accounts }),
    ...(units === undefined ? {} : { ous: units }),
    ...(seed === undefined ? {} : { seed }),
  });
  world.securityHub.offersAzure = options.azure === true;
  if (options.cspmPolicies === true) seedOrganizationPolicies(world, now);
  if (caller !== undefined) world.defaultCaller = caller;
  return world;
}
