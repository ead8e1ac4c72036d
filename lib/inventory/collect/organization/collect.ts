import "server-only";
import { AccountPlacer } from "./account-placer";
import { checkCollected } from "../check-collected";
import { placeUnits } from "./place-units";
import { readAccounts } from "./read-accounts";
import { readAssociations } from "./read-associations";
import { readPolicies } from "./read-policies";
import { readSettings } from "./read-settings";
import type { Reading } from "../reading";
import { UnitReader } from "./unit-reader";

/**
 * Reads the organization into the draft along the fastest plan: accounts with their paths, OUs below those that hold
 * some, associations, policies and settings side by side, each at its own published rate. What AWS does not give becomes
 * a missing part. Rejects with the signal's reason when aborted, and with errors of our own.
 */
export async function collect(reading: Reading): Promise<void> {
  const units = new UnitReader(reading);
  const placer = new AccountPlacer(reading, units);
  await Promise.all([
    readSettings(reading, units),
    readPolicies(reading),
    readAssociations(reading),
    readAccounts(reading, units, placer),
  ]);
  await units.drained();
  await placeUnits(reading, units);
  // Each listing of OUs may name further parents, whose accounts are asked for meanwhile.
  await placer.drained();
  reading.meter.done("organizational-units");
  checkCollected(reading);
}
