import "server-only";
import { traced } from "@/lib/core/tracing";
import { aroundQueries } from "./around-queries";

/**
 * The same pool or connection, whose statements are parts of the trace that is under way; itself where no traces are
 * wanted. A trace has the text of a statement without its values.
 */
export function withTracedQueries<Queryable extends object>(queryable: Queryable): Queryable {
  if (globalThis.canopyTracing === undefined) return queryable;
  return aroundQueries(queryable, (text, run) =>
    traced(
      {
        name: `SQL ${text.split(/\s/, 1)[0] ?? ""}`.trimEnd(),
        kind: "client",
        attributes: { "db.system.name": "postgresql", "db.query.text": text },
        isPartOnly: true,
      },
      run,
    ),
  );
}
