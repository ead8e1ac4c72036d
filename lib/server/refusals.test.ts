import { expect, it } from "vitest";
import { z } from "zod";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import { defineRead, defineWrite } from "./action";
import { defineRoute } from "./routes/route";
import type { Session } from "./session";

withTestDatabase();

const vera: Session = { id: "vera", name: "Vera", grants: [{ role: "viewer" }] };
const as = (session: Session) => ({ session: () => Promise.resolve(session) });
const input = z.strictObject({});

it("keeps one refusal of a person at a door in a minute, however often they ask", async () => {
  const read = (session: Session) =>
    defineRead(
      { operation: "canopy:ReadTest", input, requires: "access:read", run: () => Promise.resolve(1) },
      as(session),
    );
  const route = defineRoute({ requires: "audit:read", run: () => new Response() }, as(vera));
  const write = defineWrite(
    {
      operation: "canopy:WriteTest",
      input,
      requires: "settings:write",
      audit: () => ({ target: "settings" }),
      run: () => Promise.resolve(1),
    },
    as(vera),
  );
  const ask = () =>
    Promise.all([
      ...Array.from({ length: 30 }, () => read(vera)({})),
      ...Array.from({ length: 30 }, () => route(new Request("http://localhost/api/test?q=secret"))),
      ...Array.from({ length: 30 }, () => write({})),
    ]);
  const answers = await ask();
  expect(answers.every((answer) => (answer instanceof Response ? answer.status === 403 : !answer.ok))).toBe(
    true,
  );
  await read({ ...vera, id: "otto", name: "Otto" })({});

  const entries = await listAuditEntries(500);
  expect(entries.every(({ phase }) => phase === "refused")).toBe(true);
  const kept = entries.map(({ actor, operation, target }) => `${actor.name}: ${operation} ${target}`);
  expect(kept.filter((each) => each.startsWith("Otto"))).toEqual(["Otto: canopy:Read canopy:ReadTest"]);
  // The minute may have turned in between.
  const doors = [...new Set(kept)].filter((each) => each.startsWith("Vera")).sort();
  expect(doors).toEqual([
    "Vera: canopy:Read GET /api/test",
    "Vera: canopy:Read canopy:ReadTest",
    "Vera: canopy:WriteTest settings",
  ]);
  expect(kept.length).toBeLessThanOrEqual(7);
  expect(entries[0]?.failure).toMatchObject({ code: "forbidden" });
});
