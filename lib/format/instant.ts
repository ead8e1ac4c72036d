const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `2 min ago`, `3 h ago`, `12 d ago`, `in 5 min`. Both instants are epoch milliseconds. */
export function formatRelative(instantMs: number, nowMs: number): string {
  const distance = Math.abs(nowMs - instantMs);
  if (distance < MINUTE) return "just now";
  const length = inOneUnit(distance);
  return instantMs > nowMs ? `in ${length}` : `${length} ago`;
}

/** `2026-11-21 02:27:03 +01:00`: sortable, unmistakable, with its offset. Without a time zone the reader's own. */
export function formatExact(instantMs: number, timeZone?: string): string {
  const parts = new Map(
    exactFormat(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const offset = part("timeZoneName").replace("GMT", "");
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return `${date} ${part("hour")}:${part("minute")}:${part("second")} ${offset === "" || offset === "+00:00" ? "UTC" : offset}`;
}

/** `2026-11-21 02:27`: the same to the minute, where the offset is the reader's own. */
export function formatMoment(instantMs: number, timeZone?: string): string {
  return formatExact(instantMs, timeZone).slice(0, 16);
}

function inOneUnit(distance: number): string {
  if (distance < HOUR) return `${Math.floor(distance / MINUTE)} min`;
  if (distance < 2 * DAY) return `${Math.floor(distance / HOUR)} h`;
  if (distance < 60 * DAY) return `${Math.floor(distance / DAY)} d`;
  if (distance < 730 * DAY) return `${Math.floor(distance / (30 * DAY))} mo`;
  return `${Math.floor(distance / (365 * DAY))} y`;
}

function exactFormat(timeZone?: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
    ...(timeZone !== undefined && { timeZone }),
  });
}
