// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { focusHead, handleHeadKey, isUpFromFirstRow } from "./head-keyboard";

// Tab begins at the document's first control, which another file's test may have left.
beforeEach(() => document.body.replaceChildren());
afterEach(cleanup);

function Grid({ onSort }: { onSort: (column: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      onKeyDown={(event) => {
        if (box.current === null || handleHeadKey(event, box.current)) return;
        if (isUpFromFirstRow(event, 0)) focusHead(box.current, 3);
      }}
    >
      <div role="row">
        <div role="columnheader">
          <button type="button" tabIndex={-1} onClick={() => onSort("name")}>
            Name
          </button>
        </div>
        <div role="columnheader">Id</div>
        <div role="columnheader" style={{ display: "none" }}>
          <button type="button" tabIndex={-1}>
            Hidden
          </button>
        </div>
        <div role="columnheader">
          <button type="button" tabIndex={-1} onClick={() => onSort("status")}>
            Status
          </button>
        </div>
      </div>
    </div>
  );
}

it("leads from the first row to the header of the column, along the headers, and back", async () => {
  const onSort = vi.fn();
  render(<Grid onSort={onSort} />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("grid"));
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toBe("Status");
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("{ArrowLeft} ");
  expect(onSort.mock.calls).toEqual([["status"], ["name"]]);
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(screen.getByRole("grid"));
});
