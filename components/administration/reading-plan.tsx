import type { ReadingNow } from "@/lib/administration/setting";
import { countOf, formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

const dayMs = 86_400_000;

/** What the next reading will take, and what a day comes to, before it begins. */
export function ReadingPlan({ reading }: { reading: ReadingNow }) {
  const { calls, onceADay, leastMs, refreshMs, intervalMs } = reading;
  const ofDay = (everyMs: number) => formatCount(Math.floor((calls * dayMs) / everyMs) + onceADay);
  if (calls === 0)
    return <p className="text-13 text-ink-quiet">What a reading takes is known after the first one.</p>;
  return (
    <p className="text-13 text-pretty">
      One reading of everything makes {countOf(calls, "call")} and takes at least {formatDuration(leastMs)} at
      AWS’s rates. Every {formatDuration(refreshMs)} that is {ofDay(refreshMs)} calls a day
      {onceADay > 0 && `, ${formatCount(onceADay)} for account tags among them`}.
      {intervalMs > refreshMs &&
        ` With the limit, readings are ${formatDuration(intervalMs)} apart: ${ofDay(intervalMs)} calls a day.`}
    </p>
  );
}
