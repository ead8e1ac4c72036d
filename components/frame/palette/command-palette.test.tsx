// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useEffect } from "react";
import { CommandPalette } from "./command-palette";
import { type CommandSource, missingSource } from "./command-source";
import { registerCommandSource, useCommandSource } from "./command-sources";
import { emptyInput, paletteInput } from "./palette-input";
import { PalettePlace } from "./palette-place";
import { staticCommands } from "./static-commands";

// The list scrolls its highlighted line into view; a document without layout cannot.
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  paletteInput.update(() => emptyInput);
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
  expect(screen.getByText("No results for “zzz”.")).toBeDefined();
});

function Searched({ sources }: { sources: readonly CommandSource[] }) {
  useEffect(() => {
    const entered = sources.map(registerCommandSource);
    return () => entered.forEach((leave) => leave());
  }, [sources]);
  return <CommandPalette open onOpenChange={() => undefined} />;
}

const nowhere = () => undefined;

it("does not say that nothing exists while something can't be searched yet", async () => {
  const sources = [
    missingSource("Accounts and OUs", "organization", { kind: "loading" }),
    missingSource("Conformance packs", "packs", { kind: "not-collected" }),
    missingSource("Aggregators", "aggregators", { kind: "failed", message: "Access denied." }),
  ];
  render(<Searched sources={sources} />);
  await userEvent.type(screen.getByRole("combobox"), "Risk");
  expect(screen.getByText("No results for “Risk” so far.")).toBeDefined();
  expect(screen.getByRole("status").textContent).toBe(
    "Still loading: Accounts and OUs.Not read from AWS yet: Conformance packs.Aggregators can't be searched: Access denied.",
  );
});

it("searches the page's own source in place of the frame's, and leaves room for every kind", async () => {
  const many = (subject: string, label: string, size: number) =>
    staticCommands(
      label,
      Array.from({ length: size }, (_, index) => ({
        id: `${label} ${index}`,
        label: `pci ${label} ${index}`,
        run: nowhere,
      })),
      { subject },
    );
  // The frame's own comes again with each collection, after the page's.
  const sources = [
    { ...many("accounts", "page", 60), opensInPage: true as const },
    many("packs", "pack", 2),
    many("accounts", "frame", 60),
  ];
  render(<Searched sources={sources} />);
  await userEvent.type(screen.getByRole("combobox"), "pci");
  const found = screen.getAllByRole("option").map(({ textContent }) => textContent);
  expect(found).toHaveLength(50);
  expect(found.filter((label) => label.startsWith("pci pack"))).toHaveLength(2);
  expect(found.filter((label) => label.startsWith("pci frame"))).toEqual([]);
});

it("goes to the first that is found where Enter was pressed before anything could be", async () => {
  const run = vi.fn<() => void>();
  const loading = missingSource("Accounts", "accounts", { kind: "loading" });
  const found = staticCommands("Accounts", [{ id: "1", label: "payments", run }], { subject: "accounts" });
  const close = () => undefined;
  const { rerender } = render(<PalettePlace open onOpenChange={close} />);
  await userEvent.type(screen.getByRole("textbox"), "pay{Enter}");

  rerender(<Searched sources={[loading]} />);
  expect(screen.getByRole("combobox")).toHaveProperty("value", "pay");
  expect(run).not.toHaveBeenCalled();
  rerender(<Searched sources={[found]} />);
  expect(run).toHaveBeenCalledExactlyOnceWith();

  // Another letter takes it back.
  rerender(<Searched sources={[loading]} />);
  await userEvent.type(screen.getByRole("combobox"), "{Enter}m");
  rerender(<Searched sources={[found]} />);
  expect(run).toHaveBeenCalledOnce();
});
