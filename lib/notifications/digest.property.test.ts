import fc from "fast-check";
import { expect, it } from "vitest";
import { digestOf } from "./digest";
import { EventKind, type NotificationEvent } from "./event";

const instants = fc
  .integer({ min: 0, max: 100 })
  .map((second) => new Date(Date.UTC(2026, 10, 29, 4, 0, second)).toISOString());
const events = fc.array(
  fc.record({
    key: fc.integer({ min: 0, max: 40 }).map(String),
    subject: fc.string({ maxLength: 700, unit: "grapheme" }),
    text: fc.string({ maxLength: 700, unit: "grapheme" }),
    cause: fc.constantFrom("", "recorder", "Region", "members", "suspended", "access", "quota", "other"),
    path: fc.constant("/organization"),
    at: instants,
  }),
  { minLength: 1, maxLength: 80 },
);

it("counts each thing once, under the cause of its newest event, in whichever order the events came", () => {
  fc.assert(
    fc.property(fc.constantFrom(...EventKind.options), events, fc.integer(), (kind, made, seed) => {
      // One event of a key at an instant: of two the database's order decides.
      const given = [...new Map(made.map((event) => [`${event.key} ${event.at}`, event])).values()];
      const digest = digestOf(kind, given, {});
      const shuffled = given.toSorted((one, other) => hash(one, seed) - hash(other, seed));
      expect(digestOf(kind, shuffled, {})).toEqual(digest);
      const newest = new Map<string, NotificationEvent>();
      for (const event of given.toSorted((one, other) => (one.at < other.at ? -1 : 1)))
        newest.set(event.key, event);
      expect(digest?.count).toBe(newest.size);
      const caused = [...newest.values()].filter(({ cause }) => cause !== "");
      expect(digest?.causeCount).toBe(new Set(caused.map(({ cause }) => cause)).size);
      for (const { cause, count } of digest?.causes ?? [])
        expect(count).toBe(caused.filter((event) => event.cause === cause).length);
      expect(digest?.items.length).toBe(Math.min(10, newest.size));
      for (const { subject, text } of digest?.items ?? [])
        expect(subject.length <= 500 && text.length <= 500 && text.isWellFormed()).toBe(true);
    }),
  );
});

it("says how many there are, of how many causes, and lists the first ten by path", () => {
  const causes = [
    "AWS Config is not enabled or does not record",
    "The account is suspended or closed",
    "AWS gives no reason",
  ];
  const failures = Array.from({ length: 1_000 }, (_, index): NotificationEvent => {
    const account = String(999 - index).padStart(4, "0");
    return {
      key: account,
      subject: `Root › Workloads › account-${account}`,
      text: `The association failed: account-${account}`,
      cause: causes[index % 10 === 0 ? 1 : index % 100 === 1 ? 2 : 0] ?? "",
      path: `/accounts/${account}`,
      at: "2026-11-29T04:00:00.000Z",
    };
  });
  const digest = digestOf("association-failed", failures, { rule: { id: "1", name: "Failures" } });
  expect(digest).toMatchObject({
    title: "1,000 associations failed: 3 causes",
    count: 1_000,
    causes: [
      { cause: "AWS Config is not enabled or does not record", count: 890 },
      { cause: "The account is suspended or closed", count: 100 },
      { cause: "AWS gives no reason", count: 10 },
    ],
    path: "/organization?status=failed",
  });
  expect(digest?.items.map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_, index) => String(index).padStart(4, "0")),
  );
});

it("is the event's own sentence where there is one", () => {
  const digest = digestOf(
    "run-finished",
    [
      {
        key: "r",
        subject: "Run 3",
        text: "Run 3 ended: 5 requests accepted",
        cause: "Ended",
        path: "/runs/r",
        at: "2026-11-29T04:00:00.000Z",
      },
    ],
    {},
  );
  expect(digest).toMatchObject({ title: "Run 3 ended: 5 requests accepted", path: "/runs/r" });
  expect(digestOf("run-finished", [], {})).toBeUndefined();
});

function hash({ key, at }: NotificationEvent, seed: number): number {
  let value = seed;
  for (const character of key + at) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  return value;
}
