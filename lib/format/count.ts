const decimal = new Intl.NumberFormat("en-US");
const plurals = new Intl.PluralRules("en-US");

/** `1,204`: grouped, so that thousands can be read at a glance. */
export function formatCount(count: number): string {
  return decimal.format(count);
}

/**
 * The words that agree with a count, without the count: `plural(1, "account keeps its", "accounts keep their")`. The one
 * place where Canopy decides between singular and plural.
 */
export function plural(count: number, one: string, other: string): string {
  return plurals.select(count) === "one" ? one : other;
}

/** `1 account`, `1,204 accounts`: the plural is the singular with an s unless it is given. */
export function countOf(count: number, singular: string, pluralForm = `${singular}s`): string {
  return `${formatCount(count)} ${plural(count, singular, pluralForm)}`;
}

/** `37 of 1,204`: a count never stands without what it is of. */
export function partOf(part: number, whole: number): string {
  return `${formatCount(part)} of ${formatCount(whole)}`;
}

/** `37 of 1,204 accounts`, `0 of 1 account`: the noun agrees with the whole. */
export function partOfAll(part: number, whole: number, singular: string, pluralForm?: string): string {
  return `${formatCount(part)} of ${countOf(whole, singular, pluralForm)}`;
}

/** `94%`, rounded to the nearest; `0%` means none and `100%` means all, so that almost none is `< 1%` and almost all `> 99%`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const rounded = Math.round((part / whole) * 100);
  if (rounded === 0 && part > 0) return "< 1%";
  return rounded === 100 && part < whole ? "> 99%" : `${rounded}%`;
}
