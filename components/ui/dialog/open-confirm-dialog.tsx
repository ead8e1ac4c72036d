"use client";

import * as Primitive from "radix-ui/alert-dialog";
import { type ReactNode, useState } from "react";
import { Button } from "../button";
import { cx } from "../cx";
import { dialogBox, dialogScrim } from "./dialog-styles";
import { TextField } from "../field/text-field";
import { useReturnFocus } from "./use-return-focus";

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** The verb on the button: `Apply to 41 accounts`, never `OK`. Undefined where it can only be done the way `beside` is. */
  readonly confirm: string | undefined;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly typed?: string;
  /** Another way to go on, as a button. */
  readonly beside?: ReactNode;
  /** For a difference that is reviewed in it. */
  readonly wide?: boolean;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** What a `ConfirmDialog` is once its code has come. */
export function OpenConfirmDialog({ open, onOpenChange, wide = false, ...question }: ConfirmDialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={dialogScrim} />
        <Primitive.Content className={cx(dialogBox, wide ? "sm:max-w-2xl" : "sm:max-w-md")} {...returnFocus}>
          <Question {...question} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** What is asked: mounted anew each time the dialog opens, so that nothing typed stays for the next question. */
function Question({
  title,
  confirm,
  danger = false,
  busy = false,
  typed,
  beside,
  onConfirm,
  children,
}: Omit<ConfirmDialogProps, "open" | "onOpenChange" | "wide">) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  // What has to be typed is read and copied by the user: it stays, whatever becomes known while the dialog is open.
  const [firstTyped, setFirstTyped] = useState(typed);
  if (firstTyped === undefined && typed !== undefined) setFirstTyped(typed);
  const asked = typed === undefined ? undefined : firstTyped;

  function submit() {
    if (asked !== undefined && text.trim() !== asked) {
      setProblem(`Type ${asked} to continue.`);
      return;
    }
    onConfirm();
  }

  return (
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
        {asked !== undefined && (
          <TextField
            label={`Type ${asked} to confirm`}
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
  );
}
