// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CommandPalette } from "./command-palette";
import type { CommandSource } from "./command-source";
import { useCommandSource } from "./command-sources";
import { staticCommands } from "./static-commands";

// The list scrolls its highlighted line into view; a document without layout cannot.
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

function Palette({ source, onOpenChange }: { source: CommandSource; onOpenChange: (open: boolean) => void }) {
  useCommandSource(source);
  return <CommandPalette open onOpenChange={onOpenChange} />;
}

it("finds one of 11,001 accounts by parts of name and id, shows fifty at the most, and goes there at Enter", async () => {
  const run = vi.fn<(index: number) => void>();
  const onOpenChange = vi.fn();
  const accounts = Array.from({ length: 11_001 }, (_, index) => ({
    id: `account ${index}`,
    label: `payments-${index}`,
    detail: String(100_000_000_000 + index),
    run: () => run(index),
  }));
  render(<Palette source={staticCommands("Accounts", accounts)} onOpenChange={onOpenChange} />);

  await userEvent.type(screen.getByRole("combobox"), "pay");
  expect(screen.getAllByRole("option")).toHaveLength(50);

  await userEvent.type(screen.getByRole("combobox"), " 100000007919{Enter}");
  expect(run).toHaveBeenCalledExactlyOnceWith(7_919);
  expect(onOpenChange).toHaveBeenCalledWith(false);
});

it("says so when nothing matches", async () => {
  render(<Palette source={staticCommands("Pages", [])} onOpenChange={() => undefined} />);
  await userEvent.type(screen.getByRole("combobox"), "zzz");
  expect(screen.getByText("Nothing is called “zzz”.")).toBeDefined();
});
