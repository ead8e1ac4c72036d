/** The files in which the rows of a view can be saved, in the order in which they are offered. */
export const exportFormats = ["xlsx", "csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Excel shows at most 1,048,576 rows of a sheet, and a file is made in memory: past this many rows it is refused. */
export const mostSpreadsheetRows = 200_000;
