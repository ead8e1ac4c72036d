// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it } from "vitest";
import { RenderedAt } from "./clock";
import { RelativeTime } from "./relative-time";

const HOUR_MS = 3_600_000;
let root: Root | undefined;

afterEach(() => {
  act(() => root?.unmount());
  document.body.replaceChildren();
});

it("hydrates a page that was rendered an hour ago without a mismatch, and then tells the time of now", () => {
  const changedAt = Date.now() - 3.5 * HOUR_MS;
  const page = (
    <RenderedAt value={Date.now() - HOUR_MS}>
      <RelativeTime at={changedAt} />
    </RenderedAt>
  );
  document.body.innerHTML = renderToString(page);
  expect(document.body.textContent).toBe("2 h ago");
  // A mismatch would be reported by console.error, which fails every test.
  act(() => {
    root = hydrateRoot(document.body, page);
  });
  expect(document.body.textContent).toBe("3 h ago");
  expect(document.querySelector("time")?.dateTime).toBe(new Date(changedAt).toISOString());
});
