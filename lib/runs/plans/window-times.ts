export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** A `ChangeWindow`, whose schema says what its members are. Apart from it, so that a page can show one without reading one. */
interface WindowTimes {
  readonly days: readonly (typeof weekdays)[number][];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** `22:00`. */
export const timeOfDayPattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether requests may be sent at an instant, in epoch milliseconds. */
export function isOpen({ days, from, to, timeZone }: WindowTimes, at: number): boolean {
  const { day, time } = clockIn(timeZone, at);
  const begins = (each: number) => days.includes(weekdayOf(each));
  if (from < to) return begins(day) && time >= from && time < to;
  return (begins(day) && time >= from) || (begins(day - 1) && time < to);
}

/**
 * The next instant at which a closed window opens, in epoch milliseconds. A beginning that the clock skips in spring counts
 * from where the clock goes on.
 */
export function nextOpening(window: WindowTimes, at: number): number {
  const { day } = clockIn(window.timeZone, at);
  for (let ahead = 0; ahead <= weekdays.length + 1; ahead++) {
    if (!window.days.includes(weekdayOf(day + ahead))) continue;
    const opens = instantOf(window.timeZone, day + ahead, window.from);
    if (opens > at) return opens;
  }
  return at + 8 * DAY_MS;
}

/** `Mon to Fri, 22:00 to 04:00 Europe/Berlin`. */
export function windowInWords({ days, from, to, timeZone }: WindowTimes): string {
  const first = weekdays.findIndex((day) => days.includes(day));
  const isRow = days.length > 2 && days.every((day, index) => weekdays[first + index] === day);
  const named = isRow ? `${days[0] ?? ""} to ${days.at(-1) ?? ""}` : days.join(", ");
  return `${days.length === weekdays.length ? "every day" : named}, ${from} to ${to} ${timeZone}`;
}

/** The date and time that a text such as `2026-11-27T22:00` stands for in a time zone, in epoch milliseconds; undefined for none. */
export function instantOfLocal(timeZone: string, local: string): number | undefined {
  const [date = "", time = ""] = local.split("T");
  const midnight = Date.parse(`${date}T00:00Z`);
  if (Number.isNaN(midnight) || !timeOfDayPattern.test(time)) return undefined;
  return instantOf(timeZone, midnight / DAY_MS, time);
}

/** `2026-11-27T22:00`: what clocks show in a time zone at an instant. */
export function localOf(timeZone: string, at: number): string {
  const { day, time } = clockIn(timeZone, at);
  return `${new Date(day * DAY_MS).toISOString().slice(0, 10)}T${time}`;
}

/** What clocks show: the date as days since 1970-01-01, and `22:00`. */
function clockIn(timeZone: string, at: number): { readonly day: number; readonly time: string } {
  const shown = at + offsetAt(timeZone, at);
  const day = Math.floor(shown / DAY_MS);
  return { day, time: new Date(shown).toISOString().slice(11, 16) };
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): (typeof weekdays)[number] {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? "Mon";
}

function instantOf(timeZone: string, day: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const shown = day * DAY_MS + (hours * 60 + minutes) * 60_000;
  // The offset a day before and after: where the clock is put forward in between, one of them gives the instant.
  const offsets = [shown - DAY_MS, shown + DAY_MS].map((near) => offsetAt(timeZone, near));
  const found = offsets
    .map((offset) => shown - offset)
    .filter((at) => at + offsetAt(timeZone, at) === shown)
    .sort((one, other) => one - other);
  return found[0] ?? shown - Math.min(...offsets);
}

/** How far clocks in a time zone are ahead of UTC at an instant, in milliseconds, to the minute. */
function offsetAt(timeZone: string, at: number): number {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return shown - Math.floor(at / 60_000) * 60_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether the name is one of a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return formatIn(name).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
