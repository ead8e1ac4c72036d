import { cx } from "@/components/ui/cx";

const marks: ReadonlyMap<string, { readonly word: string; readonly bars: number }> = new Map([
  ["CRITICAL", { word: "Critical", bars: 4 }],
  ["HIGH", { word: "High", bars: 3 }],
  ["MEDIUM", { word: "Medium", bars: 2 }],
  ["LOW", { word: "Low", bars: 1 }],
]);

/** How severe a failed check is, as a word with as many bars; a severity that Canopy doesn't know as AWS writes it. */
export function SeverityMark({ severity }: { severity: string }) {
  const { word, bars } = marks.get(severity) ?? { word: severity, bars: 0 };
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", bars >= 3 && "font-medium")}>
      <span aria-hidden="true" className="flex h-3 items-end gap-px">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cx("w-0.75 rounded-[1px]", heights[bar - 1], bar <= bars ? "bg-ink-quiet" : "bg-line")}
          />
        ))}
      </span>
      {word}
    </span>
  );
}

const heights = ["h-1", "h-1.5", "h-2.25", "h-3"];
