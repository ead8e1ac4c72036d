// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SteadyHeight } from "./steady-height";

let height = 43;
let resized: () => void = () => undefined;

beforeEach(() => {
  height = 43;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  // A document without layout has no heights.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(() => height);
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(
    () => new DOMRect(0, 0, 100, height),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function pointAt(clientY: number) {
  act(() => void document.dispatchEvent(new PointerEvent("pointermove", { clientY })));
}

it("keeps the place of a notice that is gone while the pointer is below it, and no longer", () => {
  const { container } = render(
    <SteadyHeight>
      <p>Following.</p>
    </SteadyHeight>,
  );
  const box = container.firstElementChild;
  if (!(box instanceof HTMLElement)) throw new Error("There is a box.");
  pointAt(400);
  height = 0;
  act(() => resized());
  expect(box.style.minHeight).toBe("43px");
  pointAt(0);
  expect(box.style.minHeight).toBe("");
  pointAt(400);
  act(() => resized());
  expect(box.style.minHeight).toBe("0px");
});
