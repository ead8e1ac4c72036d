import type { ReactNode } from "react";

/** One family of primitives under its name. */
export function Example({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="grid min-w-0 content-start gap-3">
      <h2 className="border-b pb-1.5 text-13 font-semibold">{name}</h2>
      {children}
    </section>
  );
}
