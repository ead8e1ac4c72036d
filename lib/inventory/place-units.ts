import "server-only";
import { FailureError } from "@/lib/core/failure";
import type { OrganizationalUnitId } from "@/lib/core/identifiers";
import { describeOrganizationalUnit } from "@/lib/organizations/operations-organizational-unit";
import { callOptions, type Reading, readPart } from "./reading";
import type { UnitReader } from "./unit-reader";

const part = "the place of some OUs";
const operation = "organizations:DescribeOrganizationalUnit";
const stream = "organizational-units";

/** At two calls a second: twenty seconds at most. */
const descriptionsAtMost = 40;

/**
 * Finds the OUs that have an association, and that neither an account's path nor a listing has shown: empty ones in
 * OUs of which nobody knew that they hold others. One call finds an OU's ancestors; listing those finds its neighbours.
 * What is not found hangs below the root without a name, and a gap says so.
 */
export async function placeUnits(reading: Reading, units: UnitReader): Promise<void> {
  const { draft, meter } = reading;
  const deleted = new Set<OrganizationalUnitId>();
  const unplaced = () => draft.unplacedUnits().filter((id) => !deleted.has(id));
  const failure = await readPart(reading, { part, stream }, async () => {
    for (let described = 0; described < descriptionsAtMost; described += 1) {
      const [unitId] = unplaced();
      if (unitId === undefined) return;
      if (!(await describe(unitId))) deleted.add(unitId);
      await units.drained();
    }
  });
  const { root } = draft;
  const left = unplaced();
  if (root === undefined || left.length === 0) return;
  draft.addUnits(left.map((id) => ({ id, parentId: root.id })));
  if (failure !== undefined) return;
  meter.fail(stream);
  draft.addGap(part, {
    code: "limit-reached",
    message: `Security Hub names ${left.length} more OUs than Canopy looks up one by one; they are shown below the root, without names.`,
  });

  async function describe(unitId: OrganizationalUnitId): Promise<boolean> {
    try {
      const options = callOptions(reading, { part, operation });
      const { unit, ancestorIds } = await describeOrganizationalUnit(reading.aws, unitId, options);
      draft.addUnits([unit]);
      ancestorIds.forEach((id) => units.list(id));
      return true;
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === "not-found") return false;
      throw error;
    }
  }
}
