import { expect, it } from "vitest";
import { z } from "zod";
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
  const response = downloadResponse({
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
  const response = downloadResponse({
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
  const json = downloadResponse({ ...download, format: "json", columns, rows: rowsUpTo(1) });
  expect(await json.json()).toMatchObject({ about: { ...about, complete: false, missingParts } });
  const csv = downloadResponse({ ...download, format: "csv", columns, rows: rowsUpTo(1) });
  expect(csv.headers.get("content-disposition")).toContain("T13-05Z-partial.csv");
});

it("makes rows only as they are taken", async () => {
  let made = 0;
  function* endless(): Generator<{ id: number }, void, undefined> {
    for (;;) yield { id: made++ };
  }
  const { body } = downloadResponse({
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
