import fc from "fast-check";
import { Json, JsonObject, objectIn } from "@/lib/core/json";

const json = fc.jsonValue({ maxDepth: 2 }).map((value) => Json.parse(value));
const controlId = fc.constantFrom("EC2.2", "EC2.18", "IAM.7", "S3.1", "ACM.1", "cis/1.14");
const standard = fc.constantFrom(
  "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1",
  "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  "arn:aws-us-gov:securityhub:us-gov-west-1::standards/not-offered/v/9.0.0",
);
/** Members that no model names. */
const unknown = fc.dictionary(fc.constantFrom("New", "Newer", "Newest"), json, { maxKeys: 2 });

const value = fc.oneof(
  fc.record({ Integer: fc.integer() }),
  fc.record({ StringList: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({ String: fc.string() }),
  fc.record({ Integer: fc.string() }),
  fc.record({ StringMap: json }),
  fc.record({ Integer: fc.integer(), Double: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
);
const parameter = fc.oneof(
  {
    weight: 6,
    arbitrary: written({ ValueType: fc.constantFrom("DEFAULT", "CUSTOM", "INHERITED"), Value: value }),
  },
  json,
);
const control = fc.oneof(
  {
    weight: 6,
    arbitrary: written({
      SecurityControlId: controlId,
      Parameters: fc.dictionary(fc.constantFrom("maxAge", "ports", "tags"), parameter),
    }),
  },
  json,
);
const list = fc.array(controlId, { maxLength: 5 });
/** One of the two lists, or none: of two AWS takes one, so that both cannot go back. */
const controls = fc
  .tuple(
    fc.constantFrom("EnabledSecurityControlIdentifiers", "DisabledSecurityControlIdentifiers", undefined),
    list,
    written({
      SecurityControlCustomParameters: fc.uniqueArray(control, {
        selector: (element) => JSON.stringify(objectIn(element)?.["SecurityControlId"] ?? element),
        maxLength: 4,
      }),
    }),
  )
  .map(([name, ids, rest]): JsonObject => ({ ...rest, ...(name !== undefined && { [name]: ids }) }));

/** Any policy document that AWS may send: parts missing, lists in any order and with repetitions, members of any name. */
export const arbitraryDocument: fc.Arbitrary<JsonObject> = written({
  SecurityHub: written({
    ServiceEnabled: fc.boolean(),
    EnabledStandardIdentifiers: fc.array(standard, { maxLength: 5 }),
    SecurityControlsConfiguration: controls,
  }),
});

/** An object with these members, each of which may be missing, and some that no model names. */
function written(known: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), unknown)
    .map(([members, more]) => JsonObject.parse({ ...more, ...members }));
}
