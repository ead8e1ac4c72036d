import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import type { OrganizationalUnitId } from "@/lib/core/identifiers";
import { describeOrganizationalUnit } from "@/lib/organizations/aws/operations-organizational-unit";
import { countOf } from "@/lib/format/count";
import { addIncomplete, callOptions, type Reading, readPart } from "../reading";
import type { UnitReader } from "./unit-reader";

const part = "ou-places";
const operation = "organizations:DescribeOrganizationalUnit";
const stream = "organizational-units";

/** At two calls a second: twenty seconds at most. */
const descriptionsAtMost = 40;

/**
 * Finds the OUs that have an association, and that neither an account's path nor a listing has shown: empty ones in
 * OUs that were not known to contain others. One call finds an OU's ancestors; listing those finds its neighbours.
 * What is not found hangs below the root without a name, and a missing part says so.
 */
export async function placeUnits(reading: Reading, units: UnitReader): Promise<void> {
  const { draft, meter } = reading;
  const deleted = new Set<OrganizationalUnitId>();
  const unplaced = () => draft.unplacedUnits().filter((id) => !deleted.has(id));
  const failure = await readPart(reading, { part, stream }, async () => {
    const asked = new Set<OrganizationalUnitId>();
    while (asked.size < descriptionsAtMost) {
      const unitId = unplaced().find((id) => !asked.has(id));
      if (unitId === undefined) return;
      asked.add(unitId);
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
  addIncomplete(
    reading,
    { part, operation },
    `Security Hub names ${countOf(left.length, "OU")} that ${operation} did not place, of ${descriptionsAtMost} that Canopy asks for at most; they are shown below the root.`,
  );

  async function describe(unitId: OrganizationalUnitId): Promise<boolean> {
    try {
      const options = callOptions(reading, { part, operation });
      const { id, name, ancestorIds } = await describeOrganizationalUnit(reading.aws, unitId, options);
      const parentId = ancestorIds.at(-1);
      // Without a path nothing but the listings of all OUs says where it is.
      if (parentId === undefined) units.listEverything();
      else draft.addUnits([{ id, parentId, ...(name !== undefined && { name }) }]);
      ancestorIds.forEach((ancestor) => units.list(ancestor));
      return true;
    } catch (error) {
      if (error instanceof FailureError && error.failure.code === "not-found") return false;
      throw error;
    }
  }
}
