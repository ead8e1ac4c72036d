import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainError, withoutParticulars } from "./cause-text";

describe("a message without particulars", () => {
  it.each([
    ["Account 402188341177 is suspended or closed.", "Account <account> is suspended or closed."],
    [
      "Configuration recorder arn:aws:config:eu-west-1:402188341177:configuration-recorder/default is not recording.",
      "Configuration recorder <ARN> is not recording.",
    ],
    [
      "A remediation of arn:aws-us-gov:config:us-gov-west-1:402188341177:conformance-pack/x-1.",
      "A remediation of <ARN>.",
    ],
    ["Not in ap-northeast-1, nor in us-gov-east-1", "Not in <Region>, nor in <Region>"],
    ["failed at 2026-11-21T13:03:40.123Z (retry)", "failed at <time> (retry)"],
    ["reference 0b9e4c7a-91d2-4f7b-8a41-0f0a1c2d3e4f", "reference <id>"],
    ["request 5f2b9c0d1e2f3a4b5c6d failed", "request <hash> failed"],
    ["Conformance pack OrgConformsPack-cis-ab12cd34 has 43 rules", "Conformance pack <pack> has 43 rules"],
    ["ou-ab12-cdefgh34  of\n o-exampleorg1", "<OU> of <OU>"],
  ])("of %j is %j", (message, expected) => {
    expect(withoutParticulars(message)).toBe(expected);
  });

  it.each([
    "OrgConformsPack-security-baseline-15lssxz6",
    "s3-bucket-x-conformance-pack-qwertyuio",
    "config-rule-abcdef",
    "eusc-de-east-1",
  ])("has no %s", (particular) => {
    expect(withoutParticulars(`It could not be created in ${particular}, twice`)).toMatch(
      /^It could not be created in <\w+>, twice$/,
    );
  });

  it.each([
    ["ResourceInUse", "Busy.", { code: "ResourceInUse", message: "Busy." }],
    [
      undefined,
      "LimitExceededException: Too many.",
      { code: "LimitExceededException", message: "Too many." },
    ],
    [
      "LimitExceededException",
      "LimitExceededException: Too many.",
      { code: "LimitExceededException", message: "Too many." },
    ],
    [
      "Other",
      "LimitExceededException: Too many.",
      { code: "Other", message: "LimitExceededException: Too many." },
    ],
    ["OnlyACode", undefined, { code: "OnlyACode", message: "" }],
    ["", "", { code: undefined, message: "" }],
  ])("the error %s with %j is %j", (code, message, expected) => {
    expect(plainError(code, message)).toEqual(expected);
  });

  it("keeps prose", () => {
    const prose = "AWS Config is not enabled; a well-known-1 problem of 1,000 rules.";
    expect(withoutParticulars(prose)).toBe(prose);
  });

  it("is its own", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "arn:aws:config:eu-west-1:402188341177:x/",
        "402188341177",
        "eu-west-1",
        "2026-11-21T13:03:40Z",
        "0b9e4c7a-91d2-4f7b-8a41-0f0a1c2d3e4f",
        "ou-ab12-cdefgh34",
        ".",
        " ",
        ":",
        "<account>",
      ),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = withoutParticulars(parts.join(""));
        expect(withoutParticulars(once)).toBe(once);
      }),
    );
  });
});
