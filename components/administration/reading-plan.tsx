import { callsInDay, type ReadingNow } from "@/lib/administration/setting";
import { countOf, formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

/** What the next reading will take, and what a day comes to, before it begins. */
export function ReadingPlan({ reading }: { reading: ReadingNow }) {
  const { calls, onceADay, leastMs, refreshMs, intervalMs, isOverLimit } = reading;
  const ofDay = (everyMs: number) => formatCount(callsInDay(reading, everyMs));
  if (calls === 0)
    return <p className="text-13 text-ink-quiet">What a reading takes is known after the first one.</p>;
  return (
    <p className="text-13 text-pretty">
      One reading of everything makes {countOf(calls, "call")} and takes at least {formatDuration(leastMs)} at
      AWS’s rates. Every {formatDuration(refreshMs)} that is {ofDay(refreshMs)} calls a day
      {onceADay > 0 && `, ${formatCount(onceADay)} for account tags among them`}.
      {intervalMs > refreshMs &&
        ` With the limit, readings are ${formatDuration(intervalMs)} apart: ${ofDay(intervalMs)} calls a day.`}
      {isOverLimit && " That is more than the limit, which leaves too few beside those for account tags."}
    </p>
  );
}
