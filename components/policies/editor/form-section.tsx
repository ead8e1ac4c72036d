import type { ReactNode } from "react";

/** One part of the form under its heading. */
export function FormSection({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-3 border-b px-4 py-4">
      <header className="grid gap-0.5">
        <h2 className="text-14 font-semibold">{title}</h2>
        {about !== undefined && <p className="max-w-prose text-12 text-pretty text-ink-quiet">{about}</p>}
      </header>
      {children}
    </section>
  );
}

/** What is wrong with a part that is no single field. */
export function SectionProblem({ problem }: { problem: string | undefined }) {
  if (problem === undefined) return null;
  return <p className="text-12 text-failed">{problem}</p>;
}
