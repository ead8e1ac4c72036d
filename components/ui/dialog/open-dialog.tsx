"use client";

import * as Primitive from "radix-ui/dialog";
import type { ReactNode } from "react";
import { CloseButton } from "../icon-button";
import { cx } from "../cx";
import { dialogBox, dialogScrim } from "./dialog-styles";
import { useReturnFocus } from "./use-return-focus";

const widths = { small: "sm:max-w-sm", medium: "sm:max-w-lg", large: "sm:max-w-3xl" } as const;

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large";
  readonly children: ReactNode;
}

/** What a `Dialog` is once its code has come. */
export function OpenDialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "medium",
  children,
}: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={dialogScrim} />
        <Primitive.Content
          className={cx(dialogBox, widths[size])}
          {...returnFocus}
          {...(description === undefined && { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-3 border-b py-2.5 pr-2.5 pl-4">
            <div className="grid flex-1 gap-0.5 py-1">
              <Primitive.Title className="text-14 font-semibold">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="text-12 text-ink-quiet">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <CloseButton />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-auto p-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
