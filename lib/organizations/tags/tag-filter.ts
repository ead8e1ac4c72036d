import type { PlacedTags } from "./placed-tags";
import type { Tag } from "./tag-snapshot";

/** What a filter by tag asks of a target. */
export type TagTest =
  | { readonly is: "value"; readonly key: string; readonly value: string }
  | { readonly is: "has-key"; readonly key: string }
  | { readonly is: "without-key"; readonly key: string }
  /** Its tags have not been read, so that nothing is known of them. */
  | { readonly is: "not-read" };

type KeyTest = Exclude<TagTest, { readonly is: "not-read" }>;

/** The word for targets whose tags have not been read: no key, because no tag of AWS has this character in it. */
const NOT_READ_TAGS = "~";

/**
 * A test as one parameter of an address: `env:prod`, `env` for any value, `!env` for none, `~` for not read. A colon, an
 * exclamation mark and a tilde of a key are written `~1`, `~2` and `~0`.
 */
export function tagParameter(test: TagTest): string {
  switch (test.is) {
    case "value":
      return `${escaped(test.key)}:${test.value}`;
    case "has-key":
      return escaped(test.key);
    case "without-key":
      return `!${escaped(test.key)}`;
    case "not-read":
      return NOT_READ_TAGS;
  }
}

/**
 * The test that a parameter stands for; every text stands for one.
 * @internal exported for its tests
 */
export function tagTest(parameter: string): TagTest {
  if (parameter === NOT_READ_TAGS) return { is: "not-read" };
  if (parameter.startsWith("!")) return { is: "without-key", key: unescaped(parameter.slice(1)) };
  const colon = parameter.indexOf(":");
  if (colon < 0) return { is: "has-key", key: unescaped(parameter) };
  return { is: "value", key: unescaped(parameter.slice(0, colon)), value: parameter.slice(colon + 1) };
}

/** A test in words: `env = prod`, `has env`, `without env`, `tags not read`. */
export function tagTestInWords(parameter: string): string {
  const test = tagTest(parameter);
  switch (test.is) {
    case "value":
      return `${test.key} = ${test.value === "" ? "(empty)" : test.value}`;
    case "has-key":
      return `has ${test.key}`;
    case "without-key":
      return `without ${test.key}`;
    case "not-read":
      return "tags not read";
  }
}

/**
 * Whether a node's tags are as asked: of tests about one key any will do, and each key that is asked about must hold. A
 * target whose tags have not been read passes where that is asked for, and otherwise never. Undefined where nothing is asked.
 */
export function tagFilter(
  placed: PlacedTags | undefined,
  parameters: readonly string[],
): ((node: number) => boolean) | undefined {
  if (parameters.length === 0) return undefined;
  const tests = parameters.map(tagTest);
  const wantsUnread = tests.some(({ is }) => is === "not-read");
  const byKey = new Map<string, KeyTest[]>();
  for (const test of tests) {
    if (test.is !== "not-read") byKey.set(test.key, [...(byKey.get(test.key) ?? []), test]);
  }
  return (node) => {
    const tags = placed?.tagsAt(node);
    if (tags === undefined) return wantsUnread;
    if (byKey.size === 0) return false;
    return [...byKey].every(([key, any]) => {
      const value = tags.find((tag) => tag.key === key)?.value;
      return any.some((test) => holds(test, value));
    });
  };
}

function holds(test: KeyTest, value: string | undefined): boolean {
  switch (test.is) {
    case "value":
      return value === test.value;
    case "has-key":
      return value !== undefined;
    case "without-key":
      return value === undefined;
  }
}

/** Tags as one text, for a cell and a file: `env=prod; team=ledger`. */
export function tagsInWords(tags: readonly Tag[]): string {
  return tags.map(({ key, value }) => `${key}=${value}`).join("; ");
}

const escapes = new Map([
  ["~", "~0"],
  [":", "~1"],
  ["!", "~2"],
]);
const unescapes = new Map([...escapes].map(([character, code]) => [code, character]));

function escaped(key: string): string {
  return key.replaceAll(/[~:!]/g, (character) => escapes.get(character) ?? character);
}

function unescaped(text: string): string {
  return text.replaceAll(/~[012]/g, (code) => unescapes.get(code) ?? code);
}
