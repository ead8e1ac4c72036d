import { describe, expect, it } from "vitest";
import { effectInWords } from "../effect";
import {
  repeatedStandards,
  standardChanges,
  standardIdentity,
  standardName,
  standardRemark,
} from "./standards";

const cis = (version: string) =>
  `arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/${version}`;
const cis12 = "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0";
const azure = "arn:aws:securityhub:eu-west-1::standards/azure-benchmark/v/1.0.0";
const standard = (arn: string, name: string, controlIds: string[]) => ({
  arn,
  name,
  enabledByDefault: false,
  controlIds,
});
const catalogue = {
  readAt: 0,
  standards: [
    standard(cis12, "CIS AWS Foundations Benchmark v1.2.0", []),
    standard(cis("1.4.0"), "CIS AWS Foundations Benchmark v1.4.0", ["IAM.1"]),
    standard(cis("5.0.0"), "CIS AWS Foundations Benchmark v5.0.0", ["IAM.1"]),
  ],
  controls: [],
  otherProviders: [{ id: azure, provider: "Azure" }],
  missingParts: [],
};

describe("the ARN of a standard", () => {
  it.each([
    [cis("1.4.0"), "cis-aws-foundations-benchmark", "1.4.0"],
    [cis12, "cis-aws-foundations-benchmark", "1.2.0"],
    ["arn:aws-us-gov:securityhub:us-gov-west-1::standards/pci-dss/v/4.0.1", "pci-dss", "4.0.1"],
    ["arn:aws:securityhub:eu-west-1::standards/of-tomorrow", "of-tomorrow", undefined],
    ["anything", "anything", undefined],
  ])("%s is %s in version %s", (arn, family, version) => {
    expect(standardIdentity(arn)).toEqual({ family, version });
  });

  it("stands for the standard where it is not offered, with the reason", () => {
    const arn = "arn:aws:securityhub:eu-west-1::standards/not-offered/v/9.0.0";
    expect(standardName(catalogue, arn)).toBe(`${arn} (not offered here)`);
    expect(standardName(catalogue, azure)).toBe(`${azure} (Azure)`);
    expect(standardRemark(catalogue, azure)?.text).toBe(
      "It's for Azure. A configuration policy takes standards and controls for AWS only.",
    );
    // As long as the standards have not been read nothing is said of them.
    expect(standardName(undefined, arn)).toBe("not-offered v9.0.0");
  });
});

describe("a new version of a standard", () => {
  it("is one change", () => {
    expect(standardChanges(catalogue, { added: [cis("5.0.0")], removed: [cis("1.4.0")] })).toEqual([
      { kind: "version", arn: cis("5.0.0"), label: "CIS AWS Foundations Benchmark 1.4.0 → 5.0.0" },
    ]);
    expect(standardChanges(catalogue, { added: [cis("5.0.0")], removed: [cis12] })).toMatchObject([
      { label: "CIS AWS Foundations Benchmark 1.2.0 → 5.0.0" },
    ]);
  });

  it("is what it is where it is not one in place of one", () => {
    expect(standardChanges(catalogue, { added: [cis("5.0.0")], removed: [cis12, cis("1.4.0")] })).toEqual([
      { kind: "removed", arn: cis12, label: "CIS AWS Foundations Benchmark v1.2.0" },
      { kind: "removed", arn: cis("1.4.0"), label: "CIS AWS Foundations Benchmark v1.4.0" },
      { kind: "added", arn: cis("5.0.0"), label: "CIS AWS Foundations Benchmark v5.0.0" },
    ]);
  });

  it("beside the old one is remarked", () => {
    expect(repeatedStandards(catalogue, [cis("1.4.0"), cis("5.0.0")])).toEqual([
      "CIS AWS Foundations Benchmark is enabled in versions 1.4.0 and 5.0.0. AWS checks and scores each on its own.",
    ]);
    expect(repeatedStandards(catalogue, [cis("1.4.0")])).toEqual([]);
  });
});

describe("a parameter", () => {
  it("has no effect where no enabled standard has its control", () => {
    const words = (enabledStandardIdentifiers: string[], controlId: string) =>
      effectInWords({ enabledStandardIdentifiers }, controlId, catalogue);
    expect(words([cis("1.4.0")], "ACM.1")).toBe("has no effect: no enabled standard has ACM.1");
    expect(words([cis("1.4.0")], "IAM.1")).toBeUndefined();
    // A standard whose controls are not known may have it.
    expect(words([cis("1.4.0"), azure], "ACM.1")).toBeUndefined();
  });
});
