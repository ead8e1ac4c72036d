import type { ReactNode } from "react";

/** A part of a long form or of its review, with its title beside it where there is room. */
export function FormPart({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-3 border-b px-4 py-5 last:border-b-0 lg:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <header className="grid content-start gap-1">
        <h2 className="text-14 font-semibold">{title}</h2>
        {detail !== undefined && <p className="text-12 text-pretty text-ink-quiet">{detail}</p>}
      </header>
      <div className="grid max-w-5xl min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{children}</div>
    </section>
  );
}
