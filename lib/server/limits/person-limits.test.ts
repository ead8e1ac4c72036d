import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineRead } from "../action";
import { responding } from "../routes/response-in-progress";
import { defineRoute } from "../routes/route";
import type { Session } from "../session";

beforeEach(() => {
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1/canopy");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("CANOPY_PERSON_RATE", "1");
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const asPerson = (id: string) => ({
  session: (): Promise<Session> => Promise.resolve({ id, name: id, grants: [{ role: "viewer" }] }),
});

/** Answers as a request of its own, whose answer ends at once. */
async function requested<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  const atEnd: (() => void)[] = [];
  const inProgress = { requestId: "a", peer: "", setStatus: () => undefined, hasBegunAction: false, atEnd };
  const answer = await responding(inProgress, run);
  for (const end of atEnd) end();
  return answer;
}

it("answers a person who asks too often 429 with Retry-After, and others as before", async () => {
  const route = (id: string) =>
    defineRoute({ requires: "organization:read", run: () => new Response("ok") }, asPerson(id));
  const ask = (id: string) => requested(() => route(id)(new Request("http://localhost/api/x")));
  for (let request = 1; request <= 10; request += 1) expect((await ask("a")).status).toBe(200);
  const refused = await ask("a");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("Retry-After")).toBe("1");
  expect(await refused.json()).toMatchObject({ failure: { code: "throttled" } });
  expect((await ask("b")).status).toBe(200);
  vi.advanceTimersByTime(1_000);
  expect((await ask("a")).status).toBe(200);
});

it("counts all that one request does once", async () => {
  const read = defineRead(
    {
      operation: "canopy:Limited",
      input: z.object({}),
      requires: "signed-in",
      run: () => Promise.resolve(1),
    },
    asPerson("c"),
  );
  await requested(async () => {
    for (let time = 1; time <= 20; time += 1) expect(await read({})).toMatchObject({ ok: true });
  });
});

it("limits how many requests of a person are answered at once", async () => {
  vi.stubEnv("CANOPY_PERSON_RATE", "1000");
  vi.resetModules();
  const fresh = await import("../routes/route");
  const { responding: respond } = await import("../routes/response-in-progress");
  const route = fresh.defineRoute({ requires: "signed-in", run: () => new Response("ok") }, asPerson("d"));
  const ends: (() => void)[] = [];
  const ask = () =>
    respond(
      { requestId: "a", peer: "", setStatus: () => undefined, hasBegunAction: false, atEnd: ends },
      () => route(new Request("http://localhost/api/x")),
    );
  for (let request = 1; request <= 60; request += 1) expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
  ends.pop()?.();
  expect((await ask()).status).toBe(200);
});
