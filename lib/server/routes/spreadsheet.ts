import "server-only";
import writeExcelFile from "write-excel-file/node";
import { FailureError } from "@/lib/core/failure-error";
import { mostSpreadsheetRows } from "@/lib/format/export-formats";

/** Widths of columns, in characters. */
const narrowest = 10;
const widest = 60;

/** The longest text that a cell of Excel holds. */
const longestText = 32_767;

/**
 * Rows as an Excel workbook: a sheet with a head that stays in sight, and a sheet that says what the rows are. Texts stay texts, so an
 * account id keeps its zeros and no cell is a formula. Rejects as `limit-reached` for more rows than a workbook is made of.
 * @param about name and value, a line each
 */
export async function spreadsheetOf(
  headings: readonly string[],
  rows: AsyncIterable<readonly (readonly (string | number)[])[]>,
  about: readonly (readonly [string, string])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const cells: (readonly (string | number)[])[] = [];
  for await (const piece of rows) {
    cells.push(...piece);
    if (cells.length > mostSpreadsheetRows) throw new FailureError(tooLarge);
  }
  const widths = headings.map((heading, column) => {
    const sample = cells.slice(0, 200).map((row) => String(row[column] ?? "").length);
    return { width: Math.min(widest, Math.max(narrowest, heading.length + 2, ...sample)) };
  });
  const file = writeExcelFile([
    {
      sheet: "Rows",
      columns: widths,
      stickyRowsCount: 1,
      data: [
        headings.map((value) => ({ value, fontWeight: "bold" as const })),
        ...cells.map((row) => row.map((value) => (value === "" ? null : cellOf(value)))),
      ],
    },
    {
      sheet: "About",
      columns: [{ width: 24 }, { width: widest }],
      data: about.map(([name, value]) => [{ value: name, fontWeight: "bold" as const }, cellOf(value)]),
    },
  ]);
  return new Uint8Array(await file.toBuffer());
}

function cellOf(value: string | number) {
  return typeof value === "number"
    ? { type: Number, value }
    : { type: String, value: value.slice(0, longestText) };
}

const tooLarge = {
  code: "limit-reached",
  message: `An Excel file has at most ${mostSpreadsheetRows} rows here. Filter the view, or save it as CSV.`,
} as const;
