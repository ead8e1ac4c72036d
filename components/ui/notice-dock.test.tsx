// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { DockedNotices, NoticeArea } from "./notice-dock";

afterEach(cleanup);

function page(notice: string | undefined) {
  return (
    <NoticeArea>
      <main>
        <DockedNotices>{notice !== undefined && <p role="status">{notice}</p>}</DockedNotices>
        <button type="button">Delete</button>
      </main>
    </NoticeArea>
  );
}

it("puts a notice that comes by itself below everything that a hand may be over", () => {
  const { rerender } = render(page(undefined));
  const before = screen.getByRole("main").innerHTML;
  rerender(page("The connection is gone."));
  expect(screen.getByRole("main").innerHTML).toBe(before);
  const notices = screen.getByRole("region", { name: "Notices" });
  expect(notices.textContent).toBe("The connection is gone.");
  expect(notices.compareDocumentPosition(screen.getByRole("main"))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  rerender(page(undefined));
  expect(screen.getByRole("main").innerHTML).toBe(before);
  expect(notices.innerHTML).toBe("");
});
