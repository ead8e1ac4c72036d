import { expect, it } from "vitest";
import { reasonOf } from "./reason";

it("takes a reason and a ticket's link, and needs neither", () => {
  expect(reasonOf({})).toEqual({ ok: true, value: {} });
  expect(reasonOf({ reason: "  ", ticket: " " })).toEqual({ ok: true, value: {} });
  expect(reasonOf({ reason: " Audit finding 7 ", ticket: " https://tickets.example.com/SEC-7 " })).toEqual({
    ok: true,
    value: { reason: "Audit finding 7", ticket: "https://tickets.example.com/SEC-7" },
  });
});

it.each(["SEC-7", "javascript:alert(1)", "ftp://tickets.example.com/7"])(
  "refuses the ticket link %s",
  (ticket) => {
    const checked = reasonOf({ reason: "Audit", ticket });
    expect(checked).toEqual({
      ok: false,
      fields: { ticket: "A ticket link begins with https:// or http://." },
    });
  },
);

it("says which field is too long", () => {
  expect(reasonOf({ reason: "a".repeat(2_001) })).toEqual({
    ok: false,
    fields: { reason: "A reason has at most 2,000 characters." },
  });
});

it("says where AWS takes less of a reason", () => {
  expect(reasonOf({ reason: "a".repeat(1_024) }, true).ok).toBe(true);
  expect(reasonOf({ reason: "a".repeat(1_025) }, true)).toEqual({
    ok: false,
    fields: { reason: "AWS takes a reason of at most 1,024 characters. Shorten it." },
  });
});
