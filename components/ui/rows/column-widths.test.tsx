// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import {
  MAX_WIDTH_REM,
  MIN_WIDTH_REM,
  rememberedWidths,
  resizableTrack,
  widthVariable,
  withWidth,
} from "./column-widths";
import { ResizableColumns, useWidthKeys, WidthHandle } from "./width-handle";

afterEach(cleanup);

it("remembers the widths of any columns, those of tags too, and takes no width that makes no sense", () => {
  const store = rememberedWidths("widths-under-test");
  const column = fc.constantFrom("name", "message", "tag:cost-center", "tag:~zz", "tag:(a)");
  const rem = fc
    .integer({ min: MIN_WIDTH_REM * 16, max: MAX_WIDTH_REM * 16 })
    .map((sixteenths) => sixteenths / 16);
  fc.assert(
    fc.property(fc.dictionary(column, rem), (widths) => {
      const kept = { ...widths };
      store.choose(kept);
      const text = new RegExp(`widths-under-test=([^;]*)`).exec(document.cookie)?.[1] ?? "";
      expect(store.parse(decodeURIComponent(text))).toEqual(kept);
    }),
  );
  for (const text of ["name=wide", "name=1e9", "name=-4", "name=", "=7000", "&&", "name=NaN"])
    expect(store.parse(text)).toEqual({});
  expect(store.parse(undefined)).toEqual({});
});

it("keeps a width within its bounds, and gives the column its own back", () => {
  expect(withWidth({ id: 8 }, "name", 1_000)).toEqual({ id: 8, name: MAX_WIDTH_REM });
  expect(withWidth({ name: 20 }, "name", -5)).toEqual({ name: MIN_WIDTH_REM });
  expect(withWidth({ id: 8, name: 20 }, "name", undefined)).toEqual({ id: 8 });
});

it("names a property of the style sheet for each column", () => {
  expect(widthVariable("tag:~zz")).toBe("--width-tag_3a_7ezz");
  expect(resizableTrack("message", "minmax(6rem, 1fr)")).toBe("var(--width-message, minmax(6rem, 1fr))");
});

function Head() {
  const onWidthKey = useWidthKeys();
  return (
    <div role="columnheader" onKeyDown={(event) => onWidthKey(event, "message")}>
      <WidthHandle column="message" title="Message" ownRem={6} />
    </div>
  );
}

it("makes a column wider by keys and by pulling, and gives it its own width back", () => {
  const store = rememberedWidths("widths-under-test");
  render(
    <ResizableColumns store={store} initial={{ message: 10 }}>
      <div role="row">
        <Head />
      </div>
    </ResizableColumns>,
  );
  const handle = screen.getByRole("separator", { name: "Width of Message" });
  expect(handle.getAttribute("aria-valuenow")).toBe("10");
  fireEvent.keyDown(handle, { key: "ArrowRight", shiftKey: true });
  expect(handle.getAttribute("aria-valuenow")).toBe("11");
  fireEvent.keyDown(handle, { key: "ArrowRight" });
  expect(handle.getAttribute("aria-valuenow")).toBe("11");
  const around = handle.closest<HTMLElement>("[data-widths]");
  expect(around?.style.getPropertyValue("--width-message")).toBe("minmax(4rem, 11rem)");
  fireEvent.doubleClick(handle);
  expect(store.chosen.get()).toEqual({});
  expect(handle.getAttribute("aria-valuenow")).toBe("6");
});
