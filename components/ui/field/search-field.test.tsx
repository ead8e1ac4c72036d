// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { SearchField } from "./search-field";
import { shortcuts } from "../keys/shortcuts";

afterEach(cleanup);

function Filter() {
  const [query, setQuery] = useState("");
  return (
    <>
      <SearchField label="Filter accounts" value={query} onChange={setQuery} />
      <output>{query}</output>
    </>
  );
}

it("takes the focus at / without writing the slash", async () => {
  render(<Filter />);
  await userEvent.keyboard("/prod");
  expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Filter accounts" }));
  expect(screen.getByRole("status").textContent).toBe("prod");
});

it("lets a slash be a slash once one is typing", async () => {
  render(<Filter />);
  await userEvent.keyboard("/ou/prod");
  expect(screen.getByRole("status").textContent).toBe("ou/prod");
});

it("is emptied by Escape first and left by the second", async () => {
  render(<Filter />);
  await userEvent.keyboard("/prod{Escape}");
  expect(screen.getByRole("status").textContent).toBe("");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(document.body);
});

it("is listed among the keys only while it is on the page", () => {
  const { unmount } = render(<Filter />);
  expect(shortcuts.get()).toContainEqual({ keys: "/", does: "Filter accounts", group: "This page" });
  unmount();
  expect(shortcuts.get()).toEqual([]);
});
