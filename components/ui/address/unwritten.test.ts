// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noteUnwritten, searchOfView, takeUnwritten } from "./unwritten";
import { isWriting, noteWriting } from "./writing";

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  history.replaceState(null, "", "/organization?kind=account");
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});

function type(search: string) {
  noteUnwritten(search);
  const write = Promise.withResolvers<undefined>();
  noteWriting(write.promise);
  return async () => {
    history.replaceState(null, "", `/organization${search}`);
    write.resolve(undefined);
    await vi.runAllTimersAsync();
  };
}
const leave = () => window.dispatchEvent(new Event("pagehide"));

it("keeps for the next load what was typed and is not in the address yet, once", () => {
  type("?kind=account&q=led");
  expect(searchOfView()).toBe("?kind=account&q=led");
  type("?kind=account&q=ledger");
  leave();
  expect(takeUnwritten()).toBe("?kind=account&q=ledger");
  expect(takeUnwritten()).toBeUndefined();
});

it("keeps it when the tab is hidden", () => {
  type("?q=ledger");
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(takeUnwritten()).toBe("?q=ledger");
  document.dispatchEvent(new Event("visibilitychange"));
  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(takeUnwritten()).toBeUndefined();
});

it("keeps nothing that the address says", async () => {
  const written = type("?q=ledger");
  await written();
  expect(isWriting()).toBe(false);
  leave();
  expect(takeUnwritten()).toBeUndefined();
  expect(searchOfView()).toBe("?q=ledger");
});

it("keeps it where the address is written after a reload to the one before has begun", () => {
  type("?q=ledger");
  const { href } = location;
  history.replaceState(null, "", "/organization?q=ledger");
  leave();
  history.replaceState(null, "", href);
  expect(takeUnwritten()).toBe("?q=ledger");
});

it("does not bring it to another page or another view", () => {
  type("?q=ledger");
  leave();
  history.replaceState(null, "", "/organization?kind=ou");
  expect(takeUnwritten()).toBeUndefined();
  sessionStorage.setItem("canopy-unwritten-view", "{");
  expect(takeUnwritten()).toBeUndefined();
});

it("keeps nothing of a view that was left for another page: a link back to it means what it says", async () => {
  await type("?kind=account&panel=assign")();
  history.pushState(null, "", "/plans/1");
  leave();
  history.replaceState(null, "", "/organization?kind=account");
  expect(takeUnwritten()).toBeUndefined();
});
