import { expect, test, vi } from "vitest";
import { isWriting, noteWriting, whenWritten } from "./writing";

test("goes at once where nothing is being written", () => {
  const go = vi.fn();
  whenWritten(go);
  expect(go).toHaveBeenCalledOnce();
});

test("waits for every write, those that begin meanwhile and those that fail too", async () => {
  const first = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  const gone = Promise.withResolvers<undefined>();
  const go = vi.fn(() => gone.resolve(undefined));
  noteWriting(first.promise);
  whenWritten(go);
  noteWriting(second.promise);
  first.reject(new Error("The browser refuses more entries."));
  await expect(first.promise).rejects.toThrow();
  expect(isWriting()).toBe(true);
  expect(go).not.toHaveBeenCalled();
  second.resolve(undefined);
  await gone.promise;
  expect(go).toHaveBeenCalledOnce();
  expect(isWriting()).toBe(false);
});

test("does not wait for ever", async () => {
  vi.useFakeTimers();
  const go = vi.fn();
  noteWriting(new Promise(() => undefined));
  whenWritten(go);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  expect(go).toHaveBeenCalledOnce();
});
