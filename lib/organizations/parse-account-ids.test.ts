import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { notAddedProblem, parseAccountIds } from "./parse-account-ids";

const ids = (text: string) => [...parseAccountIds(text).ids].map(String);

describe("parseAccountIds", () => {
  it.each([
    ["one a line", "111122223333\n444455556666\r\n", ["111122223333", "444455556666"]],
    ["commas, semicolons and tabs", "111122223333,444455556666;\t777788889999", 3],
    ["a CSV with names", 'id,name\n"111122223333","Payments, prod 2"\n000044445555,dev', 2],
    ["JSON", '[{"Id":"111122223333","Name":"a"},{"Id":444455556666}]', 2],
    ["groups of four with dashes", "1111-2222-3333", ["111122223333"]],
    ["groups of four with spaces", "1111 2222 3333 4444 5555 6666", ["111122223333", "444455556666"]],
    ["ids with dashes between them", "111122223333-444455556666", 2],
    ["the ARN of a role", "arn:aws:iam::111122223333:role/x", ["111122223333"]],
    ["the host of a registry", "111122223333.dkr.ecr.eu-west-1.amazonaws.com", ["111122223333"]],
    ["what pandas makes of an id", "111122223333.0", ["111122223333"]],
    ["what keeps a spreadsheet from dropping zeros", '="000122223333"', ["000122223333"]],
  ])("reads %s", (_name, text, expected) => {
    const found = ids(text);
    expect(Array.isArray(expected) ? found : found.length).toEqual(expected);
    expect(parseAccountIds(text).doubtful).toEqual([]);
  });

  it("takes the member out of an account's ARN, and not the management account", () => {
    expect(ids("arn:aws:organizations::111122223333:account/o-abcdefghij/444455556666")).toEqual([
      "444455556666",
    ]);
  });

  it("takes no UUID for an account", () => {
    expect(parseAccountIds("a1b2c3d4-5678-90ab-8def-123456789012").ids).toEqual([]);
  });

  it("says which came more than once, and how often", () => {
    expect(parseAccountIds("111122223333 444455556666 1111-2222-3333").duplicates).toEqual([
      { id: "111122223333", times: 2 },
    ]);
  });

  it.each([
    ["012345678", "too-short", "000012345678"],
    ["22334455667", "too-short", "022334455667"],
    ["123-4567-8901", "too-short", "012345678901"],
    ["1234567890123", "too-long", undefined],
    ["1.23457E+11", "rounded", undefined],
    ["acct111122223333", "part-of-a-word", "111122223333"],
  ])("calls %s doubtful: %s", (text, reason, suggestion) => {
    const { ids: found, doubtful } = parseAccountIds(`name\n${text}\n`);
    expect(found).toEqual([]);
    expect(doubtful).toEqual([{ text, line: 2, reason, ...(suggestion && { suggestion }) }]);
  });

  it("leaves dates, counts and years alone", () => {
    expect(parseAccountIds("2026-11-20, 1,204 accounts, 2026 2027, 10.0.0.1").doubtful).toEqual([]);
  });

  const digits = fc.stringMatching(/^\d{12}$/);
  const forms: ((id: string) => string)[] = [
    (id) => id,
    (id) => `"${id}"`,
    (id) => id.replace(/(\d{4})(\d{4})/, "$1-$2-"),
    (id) => `arn:aws:iam::${id}:root`,
    (id) => `arn:aws:organizations::999999999999:account/o-exampleorg1/${id}`,
    (id) => `{"Id": "${id}", "Name": "team"}`,
    (id) => `payments,${id},payments@example.com`,
  ];
  const planted = fc.array(fc.tuple(digits, fc.constantFrom(...forms)), { maxLength: 40 });
  const separators = fc.constantFrom("\n", "\r\n", ", ", ";", "\t", " | ");

  it("loses none, whatever the form and what is between them, and keeps their order", () => {
    fc.assert(
      fc.property(planted, separators, (plants, separator) => {
        const text = plants.map(([id, form]) => form(id)).join(separator);
        expect(ids(text)).toEqual([...new Set(plants.map(([id]) => id))]);
      }),
    );
  });

  it("accounts for every run of nine digits and more, as an id or as doubtful", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\d{9,16}$/)), (runs) => {
        const { ids: found, duplicates, doubtful } = parseAccountIds(runs.join("\n"));
        const again = duplicates.reduce((sum, { times }) => sum + times - 1, 0);
        expect(found.length + again + doubtful.length).toBe(runs.length);
      }),
    );
  });

  it("never fails, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const id of parseAccountIds(text).ids) expect(id).toMatch(/^\d{12}$/);
      }),
    );
  });
});

it("says which accounts are pasted and not added", () => {
  const chosen = [AccountId.parse("111122223333")];
  expect(notAddedProblem("111122223333, no id", chosen)).toBeUndefined();
  expect(notAddedProblem("444455556666\n111122223333", chosen)).toBe(
    "1 account is pasted below and not added. Add it, or remove the text.",
  );
  expect(notAddedProblem("444455556666 777788889999", chosen)).toBe(
    "2 accounts are pasted below and not added. Add them, or remove the text.",
  );
});
