import { describe, expect, it } from "vitest";
import { tagProblems } from "./check-tags";

const tag = (key: string, value = "") => ({ key, value });

describe("tagProblems", () => {
  it.each([
    ["keys of AWS", [tag("AWS:x")], "tags.0.key", /belong to AWS/],
    ["values of AWS", [tag("x", "aws:y")], "tags.0.value", /belong to AWS/],
    ["the same key in other letters", [tag("Team"), tag("team")], "tags.1.key", /is there already/],
    ["an empty key", [tag("")], "tags.0.key", /needs a key/],
    ["a long key", [tag("k".repeat(129))], "tags.0.key", /at most 128/],
    ["a long value", [tag("k", "v".repeat(257))], "tags.0.value", /at most 256/],
    ["other symbols in a key", [tag("a"), tag("team#1")], "tags.1.key", /letters, digits, spaces/],
    ["other symbols in a value", [tag("team", "a;b")], "tags.0.value", /letters, digits, spaces/],
    ["the 51st", Array.from({ length: 51 }, (_, i) => tag(`k${i}`)), "tags", /at most 50/],
  ])("refuses %s, and names the field", (_name, tags, field, message) => {
    expect(tagProblems(tags).get(field)).toMatch(message);
  });

  it("takes every character that AWS documents, in any script", () => {
    expect([...tagProblems([tag("Größe/_.:=+-@ 名", "日本 1"), tag("empty")])]).toEqual([]);
  });

  it("doesn't judge what the resource has already", () => {
    const existing = [tag("aws:cloudformation:stack-name", "x"), tag("team#1", "a")];
    expect([...tagProblems([...existing, tag("new")], existing)]).toEqual([]);
    expect(tagProblems([tag("team#1", "b")], existing).has("tags.0.key")).toBe(true);
    const many = [...Array.from({ length: 50 }, (_, i) => tag(`k${i}`)), ...existing.slice(0, 1)];
    expect([...tagProblems(many, existing)]).toEqual([]);
  });
});
