import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ControlDefinition } from "./standards/catalogue";
import { draftOf, emptyPolicyDraft, readDraft } from "./draft";
import { textOfValue, valueOfText } from "./parameter-text";
import { normalised } from "./settings";
import { arbitrarySettings, arbitraryValue } from "./testing/arbitrary-settings";

describe("the form of a policy", () => {
  it("loses nothing of the policy that it was filled with", () => {
    fc.assert(
      fc.property(arbitrarySettings, (settings) => {
        expect(readDraft(draftOf(settings), new Map())).toEqual({
          settings: normalised(settings),
          problems: new Map(),
        });
      }),
    );
  });

  it("reads back each value as it was written", () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        expect(valueOfText(value.type, textOfValue(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it("says at the field what is not a value, and takes the type from the definition", () => {
    const draft = {
      ...emptyPolicyDraft,
      parameters: { "IAM.7": { MaxPasswordAge: { use: "custom", type: "String", text: "soon" } } },
    } as const;
    const definitions = new Map([["IAM.7", passwordPolicy]]);
    const { problems } = readDraft(
      { ...draft, standards: [], disabled: [], enabled: [], tags: [] },
      definitions,
    );
    expect(problems).toEqual(new Map([["parameters.IAM.7.MaxPasswordAge", "Enter a whole number."]]));
  });

  it.each([
    ["Integer", " 12 ", { ok: true, value: { type: "Integer", value: 12 } }],
    ["Integer", "1.5", { ok: false, problem: "Enter a whole number." }],
    ["Integer", "", { ok: false, problem: "Enter a whole number." }],
    ["Double", "1e3", { ok: true, value: { type: "Double", value: 1000 } }],
    ["IntegerList", "80, 443\n8080", { ok: true, value: { type: "IntegerList", value: [80, 443, 8080] } }],
    ["IntegerList", "80, http", { ok: false, problem: "http is not a whole number." }],
    [
      "StringList",
      "owner\n\n cost, centre ",
      { ok: true, value: { type: "StringList", value: ["owner", "cost, centre"] } },
    ],
    ["Boolean", "yes", { ok: false, problem: "Choose on or off." }],
    ["Enum", " ", { ok: false, problem: "Enter a value." }],
  ] as const)("reads %s from %j", (type, text, wanted) => {
    expect(valueOfText(type, text)).toEqual(wanted);
  });
});

const passwordPolicy: ControlDefinition = {
  id: "IAM.7",
  title: "Password policies should be strong",
  description: "Password policies should be strong.",
  remediationUrl: "https://example.com",
  severity: "MEDIUM",
  available: true,
  parameters: [
    { name: "MaxPasswordAge", description: "Days", options: { type: "Integer", min: 1, max: 90 } },
  ],
};
