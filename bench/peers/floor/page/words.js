/** @type {Readonly<Record<string, string>>} */
export const statusWords = { failed: "Failed", pending: "Pending", stuck: "Stuck", success: "In effect" };

/** By Organizations' account states in the order of Canopy's model. */
export const stateWords = ["Activating", "Active", "Suspended", "Closing", "Closed"];

const decimal = new Intl.NumberFormat("en-US");
/** @param {number} count */
export const formatCount = (count) => decimal.format(count);

/** @param {number} count @param {string} singular @param {string} [plural] */
export const countOf = (count, singular, plural = `${singular}s`) =>
  `${formatCount(count)} ${count === 1 ? singular : plural}`;

/** `10,000 accounts and 1,001 OUs or root chosen`. @param {number} accounts @param {number} units */
export function chosenInWords(accounts, units) {
  const parts = [
    accounts > 0 && countOf(accounts, "account"),
    units > 0 && countOf(units, "OU or root", "OUs or root"),
  ];
  return `${parts.filter((part) => part !== false).join(" and ")} chosen`;
}

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** `3 h ago`. @param {number} instantMs @param {number} nowMs */
export function formatRelative(instantMs, nowMs) {
  const distance = Math.abs(nowMs - instantMs);
  if (distance < MINUTE) return "just now";
  return instantMs > nowMs ? `in ${inOneUnit(distance)}` : `${inOneUnit(distance)} ago`;
}

/** `31 h`. @param {number} durationMs */
export function formatDuration(durationMs) {
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / DAY)} d`;
}

/** @param {number} distance */
function inOneUnit(distance) {
  if (distance < HOUR) return `${Math.floor(distance / MINUTE)} min`;
  if (distance < 2 * DAY) return `${Math.floor(distance / HOUR)} h`;
  if (distance < 60 * DAY) return `${Math.floor(distance / DAY)} d`;
  if (distance < 730 * DAY) return `${Math.floor(distance / (30 * DAY))} mo`;
  return `${Math.floor(distance / (365 * DAY))} y`;
}
