/** Rows as CSV (RFC 4180), CRLF between them and at the end. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * One cell, quoted where it must be. Text that a spreadsheet would run as a formula gets an apostrophe in front:
 * account names are written by other people. See https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
