/**
 * The value with U+FFFD for each half of a surrogate pair that stands alone in one of its texts, which JSON may hold and
 * UTF-8 may not: the server would render another text than the browser, and PostgreSQL would refuse it. What is
 * well-formed is answered itself.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value)) {
    const items = value.map(wellFormed);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  // Dates and other objects with a class of their own hold no texts of AWS.
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, each, wellFormed(each)] as const);
  if (entries.every(([key, before, after]) => before === after && key.isWellFormed())) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key.toWellFormed(), after]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
