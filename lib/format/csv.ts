import { visibleText } from "./visible-text";

/** Begins a file of CSV, so that spreadsheets read it as UTF-8 (https://www.unicode.org/faq/utf_bom.html#bom4). */
export const CSV_BYTE_ORDER_MARK = "\ufeff";

/** Rows as CSV (RFC 4180), CRLF between them and at the end. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * One cell, quoted where it must be. Text that a spreadsheet would run as a formula, also after blanks and in full width,
 * gets an apostrophe in front: account names are written by other people
 * (https://owasp.org/www-community/attacks/CSV_Injection). Characters that can't be seen are written out.
 *
 * Digits alone, such as the id of an account, stay as they are: a program reads the file, and an id with an apostrophe or
 * as ="012345678901" would be another one. A spreadsheet keeps their zeros where the column is imported as text.
 * @internal exported for its tests
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  // Line breaks and tabs can stand in a quoted cell, and belong to the text.
  const visible = visibleText(value, "\t\r\n");
  const harmless = /^[\s\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u.test(visible) ? `'${visible}` : visible;
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
