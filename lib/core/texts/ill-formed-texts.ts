/** A text of an input that neither AWS nor a database can keep as it is, and where it stands. */
export interface IllFormedText {
  readonly path: readonly string[];
  /** For the field, with the way out. */
  readonly message: string;
}

/**
 * The texts in a value that aren't well-formed Unicode (https://tc39.es/ecma262/#sec-isstringwellformedunicode) or hold
 * U+0000, names of members included.
 */
export function illFormedTexts(value: unknown, path: readonly string[] = []): IllFormedText[] {
  if (typeof value === "string") {
    const message = problemOf(value);
    return message === undefined ? [] : [{ path, message }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const wrongName = problemOf(name);
    if (wrongName !== undefined) return [{ path, message: wrongName }];
    return illFormedTexts(member, [...path, name]);
  });
}

function problemOf(text: string): string | undefined {
  const nul = text.indexOf("\0");
  if (nul >= 0) return `Delete the control character U+0000 at position ${nul + 1}.`;
  if (text.isWellFormed()) return undefined;
  const half = Array.from(text).findIndex((character) => !character.isWellFormed());
  return `Delete character ${half + 1}, which is half of a character (a lone surrogate), and type it again.`;
}
