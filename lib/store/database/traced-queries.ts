import "server-only";
import { z } from "zod";
import { traced } from "@/lib/core/tracing";

const Statement = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

/**
 * The same pool or connection, whose statements are parts of the trace that is under way; itself where no traces are
 * wanted. A trace has the text of a statement without its values.
 */
export function withTracedQueries<Queryable extends object>(queryable: Queryable): Queryable {
  if (globalThis.canopyTracing === undefined) return queryable;
  return new Proxy(queryable, {
    get(target, key): unknown {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      if (key !== "query") return (...values: unknown[]): unknown => Reflect.apply(member, target, values);
      return (...values: unknown[]): unknown => {
        const text = Statement.safeParse(values[0]).data ?? "";
        const run = async (): Promise<unknown> => await Reflect.apply(member, target, values);
        return traced(
          {
            name: `SQL ${text.split(/\s/, 1)[0] ?? ""}`.trimEnd(),
            kind: "client",
            attributes: { "db.system.name": "postgresql", "db.query.text": text },
            isPartOnly: true,
          },
          run,
        );
      };
    },
  });
}
