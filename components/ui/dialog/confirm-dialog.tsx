"use client";

import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { dialogBox, dialogScrim } from "./dialog";
import { TextField } from "../field/text-field";
import { useReturnFocus } from "./use-return-focus";

/**
 * Asks before harm. `children` shows the reach in numbers and what cannot be undone. With `typed` the button waits until
 * that text has been typed: for what concerns the whole organization only.
 */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  confirm,
  danger = false,
  busy = false,
  typed,
  beside,
  wide = false,
  onConfirm,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The verb on the button: `Apply to 41 accounts`, never `OK`. Undefined where it can only be done the way `beside` is. */
  confirm: string | undefined;
  danger?: boolean;
  busy?: boolean;
  typed?: string;
  /** Another way to go on, as a button. */
  beside?: ReactNode;
  /** For a difference that is reviewed in it. */
  wide?: boolean;
  onConfirm: () => void;
  children: ReactNode;
}) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const returnFocus = useReturnFocus();

  function submit() {
    if (typed !== undefined && text.trim() !== typed) {
      setProblem(`Type ${typed} to continue.`);
      return;
    }
    onConfirm();
  }

  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={dialogScrim} />
        <Primitive.Content className={cx(dialogBox, wide ? "sm:max-w-2xl" : "sm:max-w-md")} {...returnFocus}>
          <form
            className="contents"
            onSubmit={(event) => {
              event.preventDefault();
              // React hands it on to a form around the component, although the dialog stands elsewhere in the page.
              event.stopPropagation();
              submit();
            }}
          >
            <div className="grid min-h-0 gap-3 overflow-auto p-4">
              <Primitive.Title className="text-14 font-semibold">{title}</Primitive.Title>
              <Primitive.Description asChild>
                <div className="grid gap-2 text-ink-quiet">{children}</div>
              </Primitive.Description>
              {typed !== undefined && (
                <TextField
                  label={`Type ${typed} to confirm`}
                  value={text}
                  error={problem}
                  onChange={(event) => {
                    setText(event.target.value);
                    setProblem(undefined);
                  }}
                />
              )}
            </div>
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
              <Primitive.Cancel asChild>
                <Button>Cancel</Button>
              </Primitive.Cancel>
              {beside}
              {confirm !== undefined && (
                <Button type="submit" variant={danger ? "danger" : "primary"} busy={busy}>
                  {confirm}
                </Button>
              )}
            </footer>
          </form>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
