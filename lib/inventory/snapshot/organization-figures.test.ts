import fc from "fast-check";
import { expect, it } from "vitest";
import type { Failure } from "@/lib/core/failure";
import type { MissingPart } from "@/lib/core/missing-part";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import { organizationFigures } from "./organization-figures";

const failure: Failure = { code: "forbidden", message: "No.", missing: "securityhub:List" };

it("counts the whole organization as the roll-up of its root does", () => {
  fc.assert(
    fc.property(arbitraryGovernance, (governed) => {
      const meta = exampleSnapshotMeta();
      const total = rollUps(governed.tree, governed.governance, meta.takenAt / 1000)(0);
      expect(organizationFigures({ meta, ...governed })).toEqual(total);
    }),
  );
});

it("leaves out what rests on something that could not be read", () => {
  const [governed] = fc.sample(arbitraryGovernance, 1);
  if (governed === undefined) throw new Error("There is no example.");
  const metaWithout = (part: Pick<MissingPart, "part" | "isPartial">) =>
    exampleSnapshotMeta({ missingParts: [{ ...part, failure }] });
  const without = organizationFigures({ meta: metaWithout({ part: "associations" }), ...governed });
  expect(Object.keys(without)).toEqual(["accounts", "active", "inactive"]);
  expect(
    organizationFigures({ meta: metaWithout({ part: "accounts", isPartial: true }), ...governed }),
  ).toEqual({});
  expect(
    organizationFigures({ meta: metaWithout({ part: "configuration-policies" }), ...governed }),
  ).toHaveProperty("failed");
});
