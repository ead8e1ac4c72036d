import fc from "fast-check";
import { expect, it } from "vitest";
import type { Catalogue } from "./standards/catalogue";
import { controlCounts, controlStates } from "./control-states";
import { isControlOn } from "./settings";
import { arbitrarySettings } from "./testing/arbitrary-settings";

const ids = ["EC2.2", "EC2.18", "IAM.1", "IAM.7", "S3.1", "S3.8", "ACM.1", "Lambda.10"];

/** Standards of which the controls of some could not be listed. */
const arbitraryCatalogue: fc.Arbitrary<Catalogue> = fc
  .array(fc.option(fc.subarray(ids), { nil: undefined }), { minLength: 4, maxLength: 4 })
  .map((listed) => ({
    readAt: 0,
    standards: ["cis", "pci", "nist", "fsbp"].map((name, index) => {
      const controlIds = listed[index];
      return {
        arn: `arn:aws:securityhub:::${name}`,
        name,
        enabledByDefault: false,
        ...(controlIds !== undefined && { controlIds }),
      };
    }),
    controls: ids.map((id) => ({
      ...{ id, title: id, description: "", remediationUrl: "", severity: "LOW" },
      ...{ available: true, parameters: [] },
    })),
    otherProviders: [],
    missingParts: [],
  }));

it("divides the controls into on and off, and those that are on by whether a standard has them", () => {
  fc.assert(
    fc.property(arbitrarySettings, arbitraryCatalogue, (settings, catalogue) => {
      const counts = controlCounts(settings, catalogue);
      const stateOf = controlStates(settings, catalogue);
      const open = ids.filter((id) => stateOf(id) === "on").length;
      expect(counts.on + counts.off).toBe(ids.length);
      expect(counts.evaluated + counts.notEvaluated + open).toBe(counts.on);
      expect(counts.on).toBe(ids.filter((id) => isControlOn(settings, id)).length);
    }),
  );
});

it("does not say that a control is in no enabled standard where those of one are not known", () => {
  fc.assert(
    fc.property(arbitrarySettings, arbitraryCatalogue, (settings, catalogue) => {
      const isKnown = settings.enabledStandardIdentifiers.every(
        (arn) => catalogue.standards.find((each) => each.arn === arn)?.controlIds !== undefined,
      );
      const states = ids.map(controlStates(settings, catalogue));
      if (isKnown) expect(states).not.toContain("on");
      else expect(states).not.toContain("not-evaluated");
    }),
  );
});
