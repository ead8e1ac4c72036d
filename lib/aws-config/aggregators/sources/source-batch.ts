import { z } from "zod";
import { type AggregatedSourceStatus, sourceUpdateStatuses } from "../model";

/**
 * Some rows of source statuses on their way to the browser, in numbers: an aggregator of 10,000 accounts in 17 Regions
 * has 170,000 of them, which repeat the same few words. Names are sent once, with the first row that needs them.
 */
export const SourceBatch = z.object({
  /** What the rows of this batch name for the first time; numbered on from the batches before. */
  sources: z.array(z.tuple([z.string(), z.enum(["ACCOUNT", "ORGANIZATION"])])),
  regions: z.array(z.string()),
  /** Code and message of an error, both empty where AWS names none; see `messageTemplate`. */
  errors: z.array(z.tuple([z.string(), z.string()])),
  /**
   * Five numbers a row: source, Region, place in `sourceUpdateStatuses`, instant in epoch seconds or 0, error or -1.
   */
  rows: z.array(z.int()),
});
export type SourceBatch = z.infer<typeof SourceBatch>;

export const NUMBERS_PER_ROW = 5;

/** Numbers names in the order in which they come. One encoder makes all batches of a reading. */
export class SourceEncoder {
  readonly #sources = new Map<string, number>();
  readonly #regions = new Map<string, number>();
  readonly #errors = new Map<string, number>();

  encode(rows: readonly AggregatedSourceStatus[]): SourceBatch {
    const batch: SourceBatch = { sources: [], regions: [], errors: [], rows: [] };
    for (const row of rows) {
      const source = numberOf(this.#sources, row.sourceId, () =>
        batch.sources.push([row.sourceId, row.sourceType]),
      );
      const region = numberOf(this.#regions, row.region, () => batch.regions.push(row.region));
      const status = sourceUpdateStatuses.indexOf(row.status);
      batch.rows.push(source, region, status, secondsOf(row.updatedAt), this.#error(row, batch));
    }
    return batch;
  }

  #error(row: AggregatedSourceStatus, batch: SourceBatch): number {
    const { errorCode = "", errorMessage = "" } = row;
    if (errorCode === "" && errorMessage === "") return -1;
    const template = messageTemplate(errorMessage, row);
    return numberOf(this.#errors, `${errorCode}\n${template}`, () =>
      batch.errors.push([errorCode, template]),
    );
  }
}

// Two characters from Unicode's private use area, so that no text of AWS's has them.
const SOURCE = "\ue000";
const REGION = "\ue001";

/** A message with marks in the places of the source and the Region it is about, so that like errors are alike. */
function messageTemplate(
  message: string,
  { sourceId, region }: { readonly sourceId: string; readonly region: string },
): string {
  return message.replaceAll(sourceId, SOURCE).replaceAll(region, REGION);
}

/** The message that `messageTemplate` was given; with words such as `the account` it stands for all of them. */
export function messageFrom(
  template: string,
  { sourceId, region }: { readonly sourceId: string; readonly region: string },
): string {
  return template.replaceAll(SOURCE, sourceId).replaceAll(REGION, region);
}

function numberOf(numbers: Map<string, number>, name: string, onNew: () => void): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  onNew();
  const number = numbers.size;
  numbers.set(name, number);
  return number;
}

function secondsOf(instant: string | undefined): number {
  return instant === undefined ? 0 : Math.floor(Date.parse(instant) / 1000);
}
