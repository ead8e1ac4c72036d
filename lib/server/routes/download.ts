import "server-only";
import { type Part, partLabel } from "@/lib/core/missing-part";
import { CSV_BYTE_ORDER_MARK, toCsv } from "@/lib/format/csv";
import type { ExportFormat } from "@/lib/format/export-formats";
import { spreadsheetOf } from "./spreadsheet";

/** Members that can stand in a cell. */
type Cells<Row> = { readonly [Name in keyof Row]: string | number };

/** What a browser saves: rows of one shape, made while they are sent. */
export interface Download<Row extends Cells<Row>> {
  /** Begins the file's name: `conformance-packs`. */
  readonly name: string;
  readonly format: ExportFormat;
  /** Epoch milliseconds at which the rows were read. */
  readonly asOf: number;
  /** The columns from left to right, each with its heading in CSV. JSON names the members themselves. */
  readonly columns: readonly (readonly [member: keyof Row & string, heading: string])[];
  /** Taken while they are sent; read from a database, they come in their own time. */
  readonly rows: Iterator<Row, void, undefined> | AsyncIterator<Row, void, undefined>;
  /** Said once in the JSON: through whose eyes, with which filter. */
  readonly about: Readonly<Record<string, unknown>>;
  /** What the rows were read from, each with what is missing of it. */
  readonly parts: readonly DownloadPart[];
}

interface DownloadPart {
  readonly complete: boolean;
  readonly missingParts: readonly Part[];
}

/** Rows per piece: large enough that pieces are few, small enough that other requests come in between. */
const PIECE = 500;

/**
 * The rows as a file that the browser saves, which says whether it is all there is: by `-partial` in its name, and in
 * JSON and Excel by what they say of themselves. CSV and JSON are made piece by piece as they are taken: a hundred thousand rows
 * never stand in memory. CSV is safe to open in a spreadsheet; JSON is one object with `asOf`, `about` and `rows`; an Excel file has them on
 * two sheets. Rejects as `limit-reached` where there are too many rows for Excel.
 */
export async function downloadResponse<Row extends Cells<Row>>(download: Download<Row>): Promise<Response> {
  const { name, format, asOf } = download;
  // CSV has no place for a remark, so the name of the file says that rows are missing.
  const mark = isComplete(download) ? "" : "-partial";
  const taken = new Date(asOf).toISOString().slice(0, 16).replaceAll(":", "-");
  return new Response(await bodyOf(download), {
    headers: {
      "Content-Type": contentTypes[format],
      "Content-Disposition": `attachment; filename="canopy-${name}-${taken}Z${mark}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}

const contentTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

function bodyOf<Row extends Cells<Row>>(download: Download<Row>): BodyInit | Promise<BodyInit> {
  switch (download.format) {
    case "xlsx":
      return spreadsheetOf(
        download.columns.map(([, heading]) => heading),
        cellPieces(download),
        aboutLines(download),
      );
    case "csv":
      return streamOf(csvPieces(download));
    case "json":
      return streamOf(jsonPieces(download));
  }
}

async function* cellPieces<Row extends Cells<Row>>({
  columns,
  rows,
}: Download<Row>): AsyncGenerator<(string | number)[][], void, undefined> {
  for await (const piece of inPieces(rows)) yield piece.map((row) => columns.map(([member]) => row[member]));
}

function aboutLines({
  asOf,
  about,
  parts,
}: Pick<Download<never>, "asOf" | "about" | "parts">): (readonly [string, string])[] {
  const missing = parts.flatMap((read) => read.missingParts.map(partLabel));
  return [
    ["As of", new Date(asOf).toISOString()],
    ["Complete", isComplete({ parts }) ? "yes" : "no"],
    ...(missing.length === 0 ? [] : [["Missing", missing.join(", ")] as const]),
    ...Object.entries(about).map(
      ([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const,
    ),
  ];
}

function isComplete({ parts }: Pick<Download<never>, "parts">): boolean {
  return parts.every(({ complete, missingParts }) => complete && missingParts.length === 0);
}

/**
 * Rejects where the first rows can't be read, so that this is answered as a failure; a read that fails later breaks the download
 * off, and a browser then keeps no file.
 */
async function streamOf(
  pieces: AsyncGenerator<string, void, undefined>,
): Promise<ReadableStream<Uint8Array>> {
  const text = new TextEncoder();
  const head = await pieces.next();
  const first = [head, await pieces.next()];
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = first.shift() ?? (await pieces.next());
      if (done === true) controller.close();
      else controller.enqueue(text.encode(value));
    },
    cancel: () => void pieces.return(),
  });
}

async function* csvPieces<Row extends Cells<Row>>({
  columns,
  rows,
}: Download<Row>): AsyncGenerator<string, void, undefined> {
  yield CSV_BYTE_ORDER_MARK + toCsv([columns.map(([, heading]) => heading)]);
  for await (const piece of inPieces(rows))
    yield toCsv(piece.map((row) => columns.map(([member]) => row[member])));
}

async function* jsonPieces<Row extends Cells<Row>>(
  download: Download<Row>,
): AsyncGenerator<string, void, undefined> {
  const { asOf, parts, rows } = download;
  const missingParts = parts.flatMap((read) => read.missingParts.map(partLabel));
  const about = { ...download.about, complete: isComplete(download), missingParts };
  const head = JSON.stringify({ asOf: new Date(asOf).toISOString(), about });
  yield `${head.slice(0, -1)},"rows":[`;
  let separator = "\n";
  for await (const piece of inPieces(rows)) {
    yield separator + piece.map((row) => JSON.stringify(row)).join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}

async function* inPieces<Row>(
  rows: Iterator<Row, void, undefined> | AsyncIterator<Row, void, undefined>,
): AsyncGenerator<Row[], void, undefined> {
  for (;;) {
    const piece: Row[] = [];
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      piece.push(next.value);
      if (piece.length === PIECE) break;
    }
    if (piece.length > 0) yield piece;
    if (piece.length < PIECE) return;
  }
}
