// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { KeptKeys } from "./kept-keys";
import { later } from "./later";

afterEach(cleanup);

it("types into what opens what was typed while its code was on its way, and nothing into the page", async () => {
  const code = Promise.withResolvers<undefined>();
  const chosen = vi.fn<(text: string) => void>();
  function Search() {
    const [text, setText] = useState("");
    return (
      <input
        autoFocus
        aria-label="Search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter") chosen(text);
        }}
      />
    );
  }
  const Later = later(
    async () => {
      await code.promise;
      return Search;
    },
    <KeptKeys />,
  );
  const onPage = vi.fn<(key: string) => void>();
  function Opener() {
    const [isOpen, setIsOpen] = useState(false);
    return (
      <div onKeyDown={({ key, target }) => target instanceof HTMLButtonElement && onPage(key)}>
        <button type="button" onClick={() => setIsOpen(true)}>
          Status
        </button>
        {isOpen && <Later />}
      </div>
    );
  }
  render(<Opener />);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  // The first one only asks again for what has not opened yet.
  await userEvent.keyboard("{Enter}faik{Backspace}led{Enter}");
  expect(onPage.mock.calls).toEqual([["Enter"]]);
  code.resolve(undefined);
  await expect.poll(() => chosen.mock.calls).toEqual([["failed"]]);
  await userEvent.type(screen.getByRole("textbox", { name: "Search" }), "!");
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Search" }).value).toBe("failed!");
});
