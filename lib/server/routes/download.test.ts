import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { mostSpreadsheetRows } from "@/lib/format/export-formats";
import { downloadResponse } from "./download";

const asOf = Date.UTC(2026, 10, 21, 13, 5);
const about = { region: "eu-west-1" };
const parts = [{ complete: true, missingParts: [] }];

function* rowsUpTo(count: number): Generator<{ id: number; name: string }, void, undefined> {
  for (let id = 1; id <= count; id++) yield { id, name: id === 1 ? '=HYPERLINK("x")' : `a, "${id}"` };
}

it("is CSV that a spreadsheet does not run", async () => {
  const columns = [
    ["id", "Account ID"],
    ["name", "Name"],
  ] as const;
  const response = await downloadResponse({
    name: "things",
    format: "csv",
    asOf,
    about,
    parts,
    columns,
    rows: rowsUpTo(1_201),
  });
  expect(response.headers.get("content-disposition")).toBe(
    'attachment; filename="canopy-things-2026-11-21T13-05Z.csv"',
  );
  const bytes = await response.bytes();
  // Spreadsheets take the file for UTF-8 because of the byte order mark, which a text decoder leaves out.
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).split("\r\n");
  expect(lines).toHaveLength(1_203);
  expect(lines.slice(0, 3)).toEqual(["Account ID,Name", `1,"'=HYPERLINK(""x"")"`, `2,"a, ""2"""`]);
});

it.each([0, 1, 500, 501])("is one JSON object of %i rows, with the time they were read", async (count) => {
  const response = await downloadResponse({
    name: "things",
    format: "json",
    asOf,
    about,
    parts,
    columns: [["id", "Account ID"]],
    rows: rowsUpTo(count),
  });
  const Body = z.object({ asOf: z.string(), about: z.unknown(), rows: z.array(z.unknown()) });
  expect(Body.parse(await response.json())).toEqual({
    asOf: "2026-11-21T13:05:00.000Z",
    about: { ...about, complete: true, missingParts: [] },
    rows: [...rowsUpTo(count)],
  });
});

it.each([
  ["a missing part", { complete: true, missingParts: [{ part: "accounts" as const }] }, ["accounts"]],
  ["a reading under way", { complete: false, missingParts: [] }, []],
])("says that it is not complete, in every format: %s", async (_, part, missingParts) => {
  const download = { name: "things", asOf, about, parts: [...parts, part] };
  const columns = [["id", "Account ID"]] as const;
  const json = await downloadResponse({ ...download, format: "json", columns, rows: rowsUpTo(1) });
  expect(await json.json()).toMatchObject({ about: { ...about, complete: false, missingParts } });
  const csv = await downloadResponse({ ...download, format: "csv", columns, rows: rowsUpTo(1) });
  expect(csv.headers.get("content-disposition")).toContain("T13-05Z-partial.csv");
});

it("makes rows only as they are taken", async () => {
  let made = 0;
  function* endless(): Generator<{ id: number }, void, undefined> {
    for (;;) yield { id: made++ };
  }
  const { body } = await downloadResponse({
    name: "things",
    format: "csv",
    asOf,
    about,
    parts,
    columns: [["id", "Account ID"]],
    rows: endless(),
  });
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(made).toBeLessThan(2_000);
});

describe("an Excel file", () => {
  const file = (count: number) =>
    downloadResponse({
      ...{ name: "accounts", format: "xlsx", asOf, about, parts },
      columns: [
        ["id", "Account ID"],
        ["count", "Packs"],
        ["name", "Name"],
      ],
      rows: accounts(count),
    });
  function* accounts(count: number) {
    for (let id = 1; id <= count; id++)
      yield { id: String(id).padStart(12, "0"), count: id, name: id === 1 ? '=HYPERLINK("x")' : "" };
  }

  it("keeps the zeros of an id, has numbers as numbers and no formula, and says what it is", async () => {
    const response = await file(2);
    expect(response.headers.get("content-disposition")).toContain("Z.xlsx");
    const sheets = unzipSync(await response.bytes());
    const text = Object.values(sheets)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join("");
    expect(text).toContain("000000000001");
    expect(text).toMatch(/<c r="B2"[^>]*><v>1<\/v>/);
    expect(text).not.toContain("<f>");
    expect(text).toContain("=HYPERLINK");
    expect(text).toContain("2026-11-21T13:05:00.000Z");
  });

  it("is refused past the rows of which one is made, with the way out", async () => {
    const refused = await file(mostSpreadsheetRows + 1).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FailureError);
    expect(refused).toMatchObject({ failure: { code: "limit-reached" } });
    expect(String(refused)).toContain("CSV");
  });
});

it.each(["csv", "json"] as const)("is a failure where the first rows of %s can't be read", async (format) => {
  async function* unreadable(): AsyncGenerator<{ a: string }, void, undefined> {
    await Promise.reject(new Error("The database is away."));
    yield { a: "" };
  }
  await expect(
    downloadResponse({
      ...{ name: "x", format, asOf: 0, columns: [["a", "A"]], about: {}, parts: [] },
      rows: unreadable(),
    }),
  ).rejects.toThrow("The database is away.");
});
