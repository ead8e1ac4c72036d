"use client";

import * as Primitive from "radix-ui/dialog";
import { CloseButton } from "@/components/ui/icon-button";
import { dialogScrim } from "../ui/dialog/dialog-styles";
import { useReturnFocus } from "../ui/dialog/use-return-focus";
import { useFrame } from "./frame-context";
import { ConnectionMenu } from "./connection-menu";
import { Navigation } from "./navigation";
import type { Theme } from "./theme";
import { UserLine } from "./user-line";
import { CallerLine } from "./caller-line";
import { Wordmark } from "./wordmark";

/** The navigation where there is no room for a column. */
export function NavigationDrawer({
  open,
  onOpenChange,
  theme,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  theme: Theme;
}) {
  const { connection } = useFrame();
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={dialogScrim} />
        <Primitive.Content
          aria-describedby={undefined}
          {...returnFocus}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-slide-in flex-col gap-3 bg-surface-sunken p-3 shadow-float outline-none"
        >
          <div className="flex items-center justify-between pl-2">
            <Primitive.Title>
              <Wordmark />
            </Primitive.Title>
            <Primitive.Close asChild>
              <CloseButton />
            </Primitive.Close>
          </div>
          <ConnectionMenu />
          <Navigation onNavigate={() => onOpenChange(false)} />
          <div className="mt-auto grid gap-3">
            {connection !== undefined && (
              <CallerLine connection={connection} className="flex-wrap px-2" onNavigate={onOpenChange} />
            )}
            <UserLine theme={theme} />
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
