import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { WorkQueue } from "./work-queue";

describe("a work queue", () => {
  it("works off what the work itself adds, so many at a time", async () => {
    const done: number[] = [];
    let active = 0;
    let most = 0;
    const queue = new WorkQueue<number>(3, async (item) => {
      active += 1;
      most = Math.max(most, active);
      await turn();
      if (item < 20) [item * 2, item * 2 + 1].forEach((next) => queue.add(next));
      done.push(item);
      active -= 1;
    });
    queue.add(1);
    await queue.drained();
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
    expect(most).toBe(3);
  });

  it("is drained when nothing was ever added", async () => {
    await expect(new WorkQueue(1, () => Promise.resolve()).drained()).resolves.toBeUndefined();
  });

  it("ends with the first error and drops what waits", async () => {
    const begun: number[] = [];
    const queue = new WorkQueue<number>(1, async (item) => {
      begun.push(item);
      await turn();
      throw new Error(`${item} failed`);
    });
    [1, 2, 3].forEach((item) => queue.add(item));
    await expect(queue.drained()).rejects.toThrow("1 failed");
    expect(begun).toEqual([1]);
  });
});
