import fc from "fast-check";
import { type AggregatedSourceStatus, sourceUpdateStatuses } from "../model";

/** Rows as AWS may answer them: a source once in each Region, in any order, with errors where it is not SUCCEEDED. */
export function sourceRows(): fc.Arbitrary<AggregatedSourceStatus[]> {
  const cell = fc.record({
    account: fc.integer({ min: 0, max: 12 }),
    region: fc.constantFrom("eu-west-1", "us-east-1", "ap-east-1"),
    status: fc.constantFrom(...sourceUpdateStatuses),
    code: fc.constantFrom("", "OneCode", "OtherCode"),
    text: fc.constantFrom("", "of {id} in {region}", "of no account"),
    seconds: fc.integer({ min: 0, max: 2_000_000_000 }),
  });
  return fc
    .uniqueArray(cell, { selector: ({ account, region }) => `${account} ${region}`, maxLength: 40 })
    .map((cells) =>
      cells.map(({ account, region, status, code, text, seconds }): AggregatedSourceStatus => {
        const isOrganization = account === 0;
        const sourceId = isOrganization ? "o-ab12cd34ef" : String(account).padStart(12, "0");
        const message = text.replace("{id}", sourceId).replace("{region}", region);
        const hasError = status !== "SUCCEEDED";
        return {
          sourceId,
          sourceType: isOrganization ? "ORGANIZATION" : "ACCOUNT",
          region,
          status,
          ...(seconds > 0 && { updatedAt: new Date(seconds * 1000).toISOString() }),
          ...(hasError && code !== "" && { errorCode: code }),
          ...(hasError && message !== "" && { errorMessage: message }),
        };
      }),
    );
}

/** The rows in pages as AWS would cut them. */
export function pagesOf<Row>(rows: readonly Row[], size: number): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, page) =>
    rows.slice(page * size, (page + 1) * size),
  );
}
