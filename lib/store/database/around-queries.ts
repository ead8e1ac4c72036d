import "server-only";
import { z } from "zod";

const Statement = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

/** The same pool or connection, each of whose statements is sent by `send`: it gets the text without its values, and what sends it. */
export function aroundQueries<Queryable extends object>(
  queryable: Queryable,
  send: (text: string, run: () => Promise<unknown>) => Promise<unknown>,
): Queryable {
  return new Proxy(queryable, {
    get(target, key): unknown {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      if (key !== "query") return (...values: unknown[]): unknown => Reflect.apply(member, target, values);
      return (...values: unknown[]): unknown => {
        const text = Statement.safeParse(values[0]).data ?? "";
        return send(text, async (): Promise<unknown> => await Reflect.apply(member, target, values));
      };
    },
  });
}
