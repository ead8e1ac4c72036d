import { afterAll, afterEach, beforeEach, expect, vi } from "vitest";

/** A warning or an error on the console is a defect no developer has read yet: it fails the test that caused it. */
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  const noise = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  vi.restoreAllMocks();
  expect(noise, "console.error or console.warn was called").toEqual([]);
});

// A part whose code comes later can take far longer than the second that the library waits by itself.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 60_000 });
}

/** Files of one worker share a document: what a test left in it would stand on the page of whichever comes next. */
afterEach(() => {
  if (typeof document !== "undefined") document.body.replaceChildren();
});

/**
 * They share what is loaded, too: code that a component asked for and that is still on its way when the file ends fails with
 * the file, and with it everything that imports it later.
 */
afterAll(() => vi.dynamicImportSettled());
