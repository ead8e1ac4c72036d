import fc from "fast-check";
import { expect, it } from "vitest";
import { pairFigures } from "./pair-figures";
import { sourceHealth } from "./sources/source-health";
import { buildSourceMatrix } from "./sources/source-matrix";

const regionNames = ["eu-west-1", "eu-central-1", "us-east-1"];

/** A reading in which AWS reports some pairs, with the organization as a source of its own or without. */
const arbitraryReading = fc
  .record({
    accounts: fc.integer({ min: 0, max: 6 }),
    regions: fc.integer({ min: 1, max: 3 }),
    hasOrganization: fc.boolean(),
    statuses: fc.array(fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }), {
      minLength: 21,
      maxLength: 21,
    }),
  })
  .map(({ accounts, regions, hasOrganization, statuses }) => {
    const sources: [string, "ACCOUNT" | "ORGANIZATION"][] = Array.from({ length: accounts }, (_, index) => [
      String(100_000_000_000 + index),
      "ACCOUNT",
    ]);
    if (hasOrganization) sources.push(["o-exampleorg1", "ORGANIZATION"]);
    const rows = sources.flatMap((_, source) =>
      Array.from({ length: regions }, (_region, region) => {
        const status = statuses[source * regions + region];
        return status === undefined ? [] : [source, region, status, 0, -1];
      }).flat(),
    );
    return buildSourceMatrix([{ sources, regions: regionNames.slice(0, regions), errors: [], rows }]);
  });

it("explains the pairs of an aggregator by accounts and Regions without a rest", () => {
  fc.assert(
    fc.property(arbitraryReading, (matrix) => {
      const { accounts, regions, organization, withoutStatus, pairs } = pairFigures(matrix);
      const { FAILED, OUTDATED, SUCCEEDED, UNKNOWN } = sourceHealth(matrix).total;
      expect(FAILED + OUTDATED + SUCCEEDED + UNKNOWN).toBe(pairs);
      expect(accounts * regions + organization - withoutStatus).toBe(pairs);
      expect(withoutStatus).toBeGreaterThanOrEqual(0);
      expect(accounts).toBe(matrix.sources.filter((id) => !id.startsWith("o-")).length);
    }),
  );
});
