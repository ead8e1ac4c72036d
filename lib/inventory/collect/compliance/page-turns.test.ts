import fc from "fast-check";
import { expect, test } from "vitest";
import { PageTurns } from "./page-turns";

/** Lists of so many pages, which note what is fetched when; a page comes when `answer` is called. */
function exampleLists(lengths: readonly number[]) {
  const fetched: string[] = [];
  const open: (() => void)[] = [];
  async function* list(name: number, length: number): AsyncGenerator<string, void, undefined> {
    for (let page = 0; page < length; page++) {
      fetched.push(`${name}.${page}`);
      await new Promise<void>((resolve) => open.push(resolve));
      yield `${name}.${page}`;
    }
  }
  return {
    fetched,
    open,
    lists: lengths.map((length, name) => list(name, length)),
  };
}

/** Answers what is under way until everything has been read; what that came to. */
async function answered<Result>(open: (() => void)[], reading: Promise<Result>): Promise<Result> {
  const done = reading.then(() => "done" as const);
  for (;;) {
    open.shift()?.();
    if ((await Promise.race([done, settled()])) === "done") return reading;
  }
}

async function read(pages: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** Lets everything happen that needs no answer. */
async function settled(): Promise<void> {
  for (let step = 0; step < 50; step++) await Promise.resolve();
}

test("lists that are as long are read page by page in turns and end together", async () => {
  const { fetched, open, lists } = exampleLists([3, 3, 3]);
  const turns = new PageTurns(2);
  await answered(open, Promise.all(lists.map((list) => read(turns.pagesOf(list)))));
  expect(fetched).toEqual(["0.0", "1.0", "2.0", "0.1", "1.1", "2.1", "0.2", "1.2", "2.2"]);
});

test("more pages are under way when there is room for more", async () => {
  const { open, lists } = exampleLists([1, 1, 1, 1]);
  const turns = new PageTurns(1);
  const reading = Promise.all(lists.map((list) => read(turns.pagesOf(list))));
  await settled();
  expect(open).toHaveLength(1);
  turns.widen(2);
  await settled();
  expect(open).toHaveLength(3);
  await answered(open, reading);
});

test("a list that breaks off gives its turn back", async () => {
  const { open, lists } = exampleLists([2]);
  const turns = new PageTurns(1);
  async function* broken(): AsyncGenerator<string, void, undefined> {
    yield await Promise.reject<string>(new Error("AWS said no."));
  }
  await expect(read(turns.pagesOf(broken()))).rejects.toThrow("AWS said no.");
  const [list] = lists;
  if (list === undefined) throw new Error("There is no list.");
  expect(await answered(open, read(turns.pagesOf(list)))).toEqual(["0.0", "0.1"]);
});

test("every page of every list is read once and in order, never more at once than there is room for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 5 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (lengths, atOnce) => {
        const { open, lists } = exampleLists(lengths);
        const turns = new PageTurns(atOnce);
        const reading = Promise.all(lists.map((list) => read(turns.pagesOf(list))));
        await settled();
        expect(open.length).toBeLessThanOrEqual(atOnce);
        expect(await answered(open, reading)).toEqual(
          lengths.map((length, name) => Array.from({ length }, (_, page) => `${name}.${page}`)),
        );
      },
    ),
  );
});
