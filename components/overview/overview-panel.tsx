import { type ReactNode, useId } from "react";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import type { FigureDefinition } from "@/lib/core/figures";

/** A part of the overview under its heading. `aside` stands at the right of it: how old, how far. */
export function OverviewPanel({
  title,
  definitions,
  aside,
  children,
}: {
  title: ReactNode;
  /** What the numbers in it count. */
  definitions?: readonly FigureDefinition[];
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col">
      <header className="flex min-h-10 items-center gap-3 border-b px-4 py-1">
        <h2 id={id} className="text-13 font-semibold whitespace-nowrap">
          {title}
        </h2>
        {definitions && <FigureDefinitions definitions={definitions} />}
        {aside}
      </header>
      {children}
    </section>
  );
}
