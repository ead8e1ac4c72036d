import type { ReactNode } from "react";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import type { FigureDefinition } from "@/lib/core/figures";

/** One part of an account's page under its heading. */
export function AccountSection({
  title,
  aside,
  definitions,
  children,
}: {
  title: string;
  /** What the statuses and figures in it mean. */
  definitions?: readonly FigureDefinition[];
  /** Said quietly beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-2 border-b px-4 py-4"
    >
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 className="text-14 font-semibold">{title}</h2>
        {definitions && <FigureDefinitions definitions={definitions} />}
        {aside !== undefined && <span className="text-12 text-ink-quiet">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
