"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { CloseButton } from "../close-button";
import { cx } from "../cx";
import { useReturnFocus } from "./use-return-focus";

export const dialogScrim = "fixed inset-0 z-40 animate-appear bg-scrim";

/** On a phone it rises from the lower edge, elsewhere it stands in the upper third. */
export const dialogBox =
  "fixed z-50 flex max-h-[calc(100dvh-3rem)] animate-appear flex-col bg-surface-raised text-13 shadow-float outline-none " +
  "inset-x-0 bottom-0 rounded-t-control " +
  "sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh] sm:rounded-control";

const widths = { small: "sm:max-w-sm", medium: "sm:max-w-lg", large: "sm:max-w-3xl" } as const;

/** Above everything else until it is closed. The header and the footer stay, the middle scrolls. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "medium",
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths;
  children: ReactNode;
}) {
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
