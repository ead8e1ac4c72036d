import fc from "fast-check";
import type { ParameterValue, SecurityControlParameters } from "../../model";
import type { PolicySettings } from "../settings";

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const controlId = fc.constantFrom("EC2.2", "EC2.18", "IAM.1", "IAM.7", "S3.1", "S3.8", "ACM.1", "Lambda.10");
const standard = fc.constantFrom("cis", "pci", "nist", "fsbp").map((name) => `arn:aws:securityhub:::${name}`);

/** Values of every type; texts have no spaces at their ends, which no text field could distinguish from none. */
export const arbitraryValue: fc.Arbitrary<ParameterValue> = fc.oneof(
  fc.integer().map((value) => ({ type: "Integer" as const, value })),
  fc.array(fc.integer(), { maxLength: 4 }).map((value) => ({ type: "IntegerList" as const, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ type: "Double" as const, value: value === 0 ? 0 : value })),
  word.map((value) => ({ type: "String" as const, value })),
  fc.array(word, { maxLength: 4 }).map((value) => ({ type: "StringList" as const, value })),
  fc.boolean().map((value) => ({ type: "Boolean" as const, value })),
  word.map((value) => ({ type: "Enum" as const, value })),
  fc.array(word, { maxLength: 4 }).map((value) => ({ type: "EnumList" as const, value })),
);

const parameter: fc.Arbitrary<SecurityControlParameters["parameters"][number]> = fc
  .tuple(fc.constantFrom("maxAge", "minLength", "ports"), fc.option(arbitraryValue, { nil: undefined }))
  .map(([name, value]) =>
    value === undefined ? { name, valueType: "DEFAULT" } : { name, valueType: "CUSTOM", value },
  );

/** Settings of every kind, as a user may leave them: lists in any order, with repetitions. */
export const arbitrarySettings: fc.Arbitrary<PolicySettings> = fc.record({
  name: word,
  description: fc.oneof(fc.constant(""), word),
  serviceEnabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  enabledStandardIdentifiers: fc.array(standard, { maxLength: 5 }),
  controls: fc.record({
    mode: fc.constantFrom("all-but" as const, "only" as const),
    ids: fc.array(controlId, { maxLength: 6 }),
  }),
  customParameters: fc.array(
    fc.record({ securityControlId: controlId, parameters: fc.array(parameter, { maxLength: 3 }) }),
    { maxLength: 4 },
  ),
});
