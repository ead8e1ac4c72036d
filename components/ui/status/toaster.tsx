"use client";

import * as Primitive from "radix-ui/toast";
import { useSyncExternalStore } from "react";
import { Button } from "../button";
import { CloseButton } from "../icon-button";
import { TextLink } from "../text-link";
import { dismissNotification, notifications, type ShownNotification } from "./notifications";
import { StatusIcon } from "./status-mark";
import { toneText } from "./tone";

const none: readonly ShownNotification[] = [];

/** What failed stays until it is closed; what leads elsewhere stays long enough to be followed. */
function durationOf(tone: ShownNotification["tone"], isLeading: boolean): number {
  if (tone === "failed") return Infinity;
  return isLeading ? 15_000 : 6_000;
}

/** The corner where notifications stand; F8 goes there. What failed stays until it is closed. */
export function Toaster() {
  const shown = useSyncExternalStore(notifications.subscribe, notifications.get, () => none);
  return (
    <Primitive.Provider swipeDirection="right">
      {shown.map(({ id, tone, title, detail, action, link }) => (
        <Primitive.Root
          key={id}
          type={tone === "failed" ? "foreground" : "background"}
          duration={durationOf(tone, link !== undefined)}
          onOpenChange={(isOpen) => {
            if (!isOpen) dismissNotification(id);
          }}
          className="flex animate-appear items-start gap-2.5 rounded-control bg-surface-raised py-2 pr-1.5 pl-3 text-13 shadow-float data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
        >
          <StatusIcon tone={tone} className={`mt-1.5 shrink-0 ${toneText[tone]}`} />
          <div className="grid min-w-0 flex-1 gap-0.5 py-1">
            <Primitive.Title className="font-medium">{title}</Primitive.Title>
            {detail !== undefined && (
              <Primitive.Description className="text-12 text-pretty text-ink-quiet">
                {detail}
              </Primitive.Description>
            )}
          </div>
          {link !== undefined && (
            <TextLink href={link.href} className="py-1 whitespace-nowrap">
              {link.label}
            </TextLink>
          )}
          {action !== undefined && (
            <Primitive.Action altText={action.label} asChild>
              <Button size="small" onClick={action.onSelect}>
                {action.label}
              </Button>
            </Primitive.Action>
          )}
          <Primitive.Close asChild>
            <CloseButton />
          </Primitive.Close>
        </Primitive.Root>
      ))}
      <Primitive.Viewport className="fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none" />
    </Primitive.Provider>
  );
}
