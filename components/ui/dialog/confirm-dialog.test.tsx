// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type SyntheticEvent, useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ConfirmDialog } from "./dialog";

afterEach(cleanup);

function renderDialog(typed?: string) {
  const onConfirm = vi.fn();
  render(
    <ConfirmDialog
      open
      onOpenChange={() => undefined}
      title="Apply to everything?"
      confirm="Apply to 1,204 accounts"
      onConfirm={onConfirm}
      {...(typed !== undefined && { typed })}
    >
      Replaces 2 policies.
    </ConfirmDialog>,
  );
  return onConfirm;
}

it("confirms with one deliberate click", async () => {
  const onConfirm = renderDialog();
  await userEvent.click(await screen.findByRole("button", { name: "Apply to 1,204 accounts" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("explains what is missing instead of disabling the button, and keeps what was typed", async () => {
  const onConfirm = renderDialog("o-ab12");
  const field = await screen.findByRole("textbox", { name: "Type o-ab12 to confirm" });
  await userEvent.type(field, "o-ab{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Type o-ab12 to continue.")).toBeDefined();
  await userEvent.type(field, "12{Enter}");
  expect(onConfirm).toHaveBeenCalledOnce();
});

it("submits itself alone, not the form that asks", async () => {
  const onSubmit = vi.fn((event: SyntheticEvent) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <ConfirmDialog
        open
        onOpenChange={() => undefined}
        title="Delete?"
        confirm="Delete"
        onConfirm={() => undefined}
      >
        It is gone then.
      </ConfirmDialog>
    </form>,
  );
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  expect(onSubmit).not.toHaveBeenCalled();
});

it("gives the focus back to where it was", async () => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button onClick={() => setOpen(true)}>Delete…</button>
        {open && (
          <ConfirmDialog
            open
            onOpenChange={setOpen}
            title="Delete?"
            confirm="Delete"
            onConfirm={() => setOpen(false)}
          >
            It is gone then.
          </ConfirmDialog>
        )}
      </>
    );
  }
  render(<Page />);
  const opener = screen.getByRole("button", { name: "Delete…" });
  await userEvent.click(opener);
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(opener), { timeout: 60_000 });
});

it("keeps asking for what it asked for first, and begins with nothing typed when it is opened again", async () => {
  const onConfirm = vi.fn();
  const dialog = (open: boolean, typed: string) => (
    <ConfirmDialog
      open={open}
      onOpenChange={() => undefined}
      title="Switch?"
      confirm="Switch"
      typed={typed}
      onConfirm={onConfirm}
    >
      Every account is concerned.
    </ConfirmDialog>
  );
  const { rerender } = render(dialog(true, "CENTRAL"));
  await userEvent.type(await screen.findByRole("textbox", { name: "Type CENTRAL to confirm" }), "CENTRAL");
  rerender(dialog(true, "o-ab12"));
  await userEvent.click(screen.getByRole("button", { name: "Switch" }));
  expect(onConfirm).toHaveBeenCalledOnce();
  rerender(dialog(false, "o-ab12"));
  rerender(dialog(true, "o-ab12"));
  const field = await screen.findByRole("textbox", { name: "Type o-ab12 to confirm" });
  expect(field.getAttribute("value")).toBe("");
});
