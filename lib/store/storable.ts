import "server-only";

/**
 * A value as JSON that PostgreSQL takes, null for undefined. It refuses U+0000 and halves of a surrogate pair in texts
 * (https://www.postgresql.org/docs/18/datatype-json.html); U+FFFD stands in their place, so that no row is lost for them.
 */
export function storable(value: unknown): unknown {
  return value === undefined ? null : withStorableTexts(JSON.parse(JSON.stringify(value)));
}

/** A text that PostgreSQL takes: well-formed Unicode without U+0000. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

function withStorableTexts(json: unknown): unknown {
  if (typeof json === "string") return storableText(json);
  if (Array.isArray(json)) return json.map(withStorableTexts);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, member]) => [storableText(name), withStorableTexts(member)]),
  );
}
