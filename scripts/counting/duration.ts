/** Something that took a while. */
export interface Timed {
  readonly name: string;
  readonly durationMs: number;
}

/** The `count` that took longest, the longest first. */
export function longest(all: readonly Timed[], count = 10): readonly Timed[] {
  return all.toSorted((one, other) => other.durationMs - one.durationMs).slice(0, count);
}

/** One line for each, its seconds first. */
export function formatDurations(all: readonly Timed[]): string {
  return all.map(({ name, durationMs }) => `${formatSeconds(durationMs)}  ${name}`).join("\n");
}

/** `  12.3 s`: seconds as wide in every line of a table. */
export function formatSeconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`.padStart(8);
}
