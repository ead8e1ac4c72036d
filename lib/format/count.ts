const decimal = new Intl.NumberFormat("en-US");

/** `1,204`: grouped, so that thousands can be read at a glance. */
export function formatCount(count: number): string {
  return decimal.format(count);
}

/** `1 account`, `1,204 accounts`: the plural is the singular with an s unless it is given. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `37 of 1,204`: a count never stands without what it is of. */
export function partOf(part: number, whole: number): string {
  return `${formatCount(part)} of ${formatCount(whole)}`;
}

/** `94 %`, rounded towards the unflattering side: 99.9 % of something is not all of it, and 0.1 % is not nothing. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return "< 1 %";
  return `${Math.floor(percent)} %`;
}
