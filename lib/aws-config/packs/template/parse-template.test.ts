import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packLimits } from "./pack-template";
import { parseTemplate } from "./parse-template";

const folder = join(import.meta.dirname, "testing/aws-templates");
const awsTemplates = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);

/** `line severity: message` of each problem. */
function said(text: string): readonly string[] {
  return parseTemplate(text).problems.map(
    ({ line, severity, message }) => `${line ?? "-"} ${severity}: ${message}`,
  );
}

const rule = "Type: AWS::Config::ConfigRule\n    Properties: {Source: {Owner: AWS, SourceIdentifier: X}}\n";

describe("AWS's own templates", () => {
  it.each(awsTemplates)("%s is read without a problem", (_file, text) => {
    const { template, problems } = parseTemplate(text);
    expect(problems).toEqual([]);
    // Counted by another way: what looks like a rule's type in the text.
    const rules = text.match(/^\s+Type: ["']?AWS::Config::ConfigRule["']?\s*$/gm)?.length;
    const remediations = text.match(
      /^\s+Type: ["']?AWS::Config::RemediationConfiguration["']?\s*$/gm,
    )?.length;
    expect(template?.rules).toHaveLength(rules ?? 0);
    expect(template?.remediations).toHaveLength(remediations ?? 0);
  });

  it("offer their parameters with defaults and descriptions", () => {
    const text = new Map(awsTemplates).get("Operational-Best-Practices-for-PCI-DSS.yaml") ?? "";
    const parameters = parseTemplate(text).template?.parameters ?? [];
    expect(parameters[0]).toMatchObject({
      name: "AccessKeysRotatedParamMaxAccessKeyAge",
      type: "String",
      default: "90",
    });
    const custom = new Map(awsTemplates).get("custom-conformance-pack.yaml") ?? "";
    expect(parseTemplate(custom).template?.parameters).toEqual([
      {
        name: "CustomConfigRuleLambdaArn",
        type: "String",
        description: "The ARN of the custom config rule lambda.",
        line: 2,
      },
    ]);
  });
});

describe("a template is refused on its line", () => {
  it.each<[string, string, string]>([
    ["a tab", "Resources:\n\tA: 1\n", "2 error: Tabs are not allowed as indentation."],
    [
      "a list that does not end",
      "Resources:\n  A: [1,\n",
      "3 error: Flow sequence in block collection must be sufficiently indented and end with a ].",
    ],
    ["a key twice", `Resources:\n  A:\n    ${rule}  A:\n    ${rule}`, "5 error: Map keys must be unique."],
    [
      "a second document",
      `Resources:\n  A:\n    ${rule}---\nx: 1\n`,
      "6 error: A second YAML document begins here. A template is one document.",
    ],
    ["a list as a whole", "- a\n", "1 error: This is no template: it needs a mapping with Resources."],
    ["nothing", " \n", "- error: The template is empty."],
    [
      "an unknown function",
      "Resources:\n  A: !Foo x\n",
      "2 error: !Foo is no intrinsic function that a template may have.",
    ],
    [
      "an unknown long function",
      `Resources:\n  A:\n    ${rule}    DependsOn: {Fn::Foo: x}\n`,
      "5 error: Fn::Foo is no intrinsic function that a template may have.",
    ],
    [
      "an unknown section",
      `Transform: x\nResources:\n  A:\n    ${rule}`,
      "1 error: Transform is no section of a conformance pack template.",
    ],
    ["no resources", "Description: x\n", "- error: The template has no Resources."],
    [
      "resources that are a text",
      "Resources: none\n",
      "1 error: Resources has to be a mapping of names to resources.",
    ],
    ["no rule", "Resources: {}\n", "1 error: The template has no rule. A pack has one at least."],
    [
      "a resource without a type",
      `Resources:\n  A:\n    ${rule}  B:\n    Properties: {}\n`,
      "5 error: Resource B has no Type.",
    ],
    [
      "an unknown resource type",
      `Resources:\n  A:\n    ${rule}  B:\n    Type: AWS::S3::Bucket\n`,
      "6 error: Resource B is of type AWS::S3::Bucket. Conformance packs have AWS::Config::ConfigRule and AWS::Config::RemediationConfiguration only.",
    ],
    [
      "a rule without a source",
      "Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n",
      "2 error: Rule A has no Source.",
    ],
    [
      "an unknown owner",
      `Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: {Owner: Me, SourceIdentifier: X}\n`,
      "5 error: Me is no Owner of a rule. Use AWS, CUSTOM_LAMBDA or CUSTOM_POLICY.",
    ],
    [
      "a rule without an identifier",
      `Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: {Owner: AWS}\n`,
      "2 error: The Source of rule A has no SourceIdentifier.",
    ],
    [
      "a remediation of no rule",
      "Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n    Properties: {ConfigRuleName: a, Source: {Owner: AWS, SourceIdentifier: X}}\n  B:\n    Type: AWS::Config::RemediationConfiguration\n    Properties: {ConfigRuleName: b}\n",
      "5 error: This remediation is for rule b, which the template does not have.",
    ],
    [
      "a name twice",
      "Resources:\n  A: &a\n    Type: AWS::Config::ConfigRule\n    Properties: {ConfigRuleName: a, Source: {Owner: AWS, SourceIdentifier: X}}\n  B:\n    Type: AWS::Config::ConfigRule\n    Properties: {ConfigRuleName: a, Source: {Owner: AWS, SourceIdentifier: X}}\n",
      "5 error: Rule B has the same name as rule A: a.",
    ],
    [
      "a parameter without a type",
      `Parameters:\n  P: {Default: x}\nResources:\n  A:\n    ${rule}`,
      "2 error: Parameter P has no Type.",
    ],
    [
      "a parameter of an unknown type",
      `Parameters:\n  P:\n    Type: Strin\nResources:\n  A:\n    ${rule}`,
      "3 error: Parameter P has the unknown Type Strin.",
    ],
    [
      "a parameter's name",
      `Parameters:\n  max-age: {Type: String}\nResources:\n  A:\n    ${rule}`,
      "2 error: The name of parameter max-age has other characters than letters and digits.",
    ],
    [
      "a reference to nothing",
      `Resources:\n  A:\n    ${rule}    DependsOn: !Ref Max\n`,
      "5 error: Ref names Max, and the template has no such parameter or resource.",
    ],
    [
      "a substitution of nothing",
      `Resources:\n  A:\n    ${rule}    DependsOn: !Sub 'x \${AWS::Region} \${!Literal} \${Max}'\n`,
      "5 error: Sub names Max, and the template has no such parameter or resource.",
    ],
    [
      "a condition that is not there",
      `Resources:\n  A:\n    ${rule}    Condition: isIt\n  B:\n    Type: AWS::Config::ConfigRule\n    Properties: {Source: {Owner: AWS, SourceIdentifier: X}, ConfigRuleName: {Fn::If: [isIt, a, b]}}\n`,
      "8 error: If names isIt, and the template has no such condition.",
    ],
  ])("%s", (_what, text, expected) => {
    expect(said(text)).toContain(expected);
  });

  it("with more than 130 rules: the first too many", () => {
    const rules = Array.from({ length: 131 }, (_, n) => `  R${n}:\n    ${rule}`).join("");
    expect(said(`Resources:\n${rules}`)).toEqual([
      "392 error: The template has 131 rules; a pack has 130 at most. Rule R130 is the first too many.",
    ]);
  });

  it("above 300 KB, and nested deeper than can be read", () => {
    expect(said("#".repeat(packLimits.s3Bytes + 1))[0]).toContain("AWS takes 300 KB at most.");
    expect(said("[".repeat(50_000)).join()).toContain("nested too deeply");
  });
});

describe("intrinsic functions and anchors", () => {
  it("are understood in their short and long forms, on texts, lists and mappings", () => {
    const text = `
Parameters:
  Prefix: {Type: String, Default: x}
Conditions:
  isIt: !Not [!Equals [!Ref Prefix, '']]
Resources:
  A:
    Type: AWS::Config::ConfigRule
    Condition: isIt
    Properties:
      ConfigRuleName: !Sub ['\${Prefix}-\${Own}', {Own: !Join ['', [a, b]]}]
      InputParameters:
        age: !If [isIt, !Ref Prefix, !Ref 'AWS::NoValue']
        part: {Fn::Select: [0, {Fn::Split: [',', {Ref: Prefix}]}]}
      Source: {Owner: AWS, SourceIdentifier: {Fn::Sub: '\${Prefix}'}}
`;
    const { template, problems } = parseTemplate(text);
    expect(problems).toEqual([]);
    expect(template?.rules).toMatchObject([{ logicalId: "A", line: 7 }]);
    expect(template?.rules[0]).not.toHaveProperty("name");
  });

  it("of YAML are read, and said to be what AWS may refuse", () => {
    const text = `
Resources:
  A: &rule
    Type: AWS::Config::ConfigRule
    Properties: {Source: {Owner: AWS, SourceIdentifier: X}}
  B: *rule
  C:
    <<: *rule
    Condition: never
Conditions: {never: !Equals [a, b]}
`;
    const { template } = parseTemplate(text);
    expect(template?.rules.map(({ logicalId }) => logicalId)).toEqual(["A", "B", "C"]);
    expect(said(text)).toEqual([
      "6 warning: YAML aliases are in use. CloudFormation doesn't support them, and AWS may refuse the template.",
    ]);
  });
});

it("reads JSON as well, and never throws, whatever it is given", () => {
  const json = JSON.stringify({
    Resources: {
      A: { Type: "AWS::Config::ConfigRule", Properties: { Source: { Owner: "AWS", SourceIdentifier: "X" } } },
    },
  });
  expect(parseTemplate(json)).toMatchObject({
    problems: [],
    template: { rules: [{ sourceIdentifier: "X" }] },
  });
  const pieces = fc.constantFrom(
    "Resources",
    ":",
    "\n",
    " ",
    "- ",
    "&a",
    "*a",
    "<<",
    "!Ref",
    "{",
    "}",
    "[",
    "]",
    "'",
    "Type",
    "|",
    "#",
    "AWS::Config::ConfigRule",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 40 }).map((each) => each.join("")),
      ),
      (text) => {
        const { template, problems } = parseTemplate(text);
        expect(template !== undefined || problems.length > 0).toBe(true);
      },
    ),
  );
});
