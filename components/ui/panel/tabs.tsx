"use client";

import * as Primitive from "radix-ui/tabs";
import type { ReactNode } from "react";
import { cx } from "../cx";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** Faces of one thing. The chosen one belongs in the URL, so the caller holds it. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  fills = false,
}: {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** The faces take the height that is left and scroll inside themselves. */
  fills?: boolean;
}) {
  return (
    <Primitive.Root
      className={cx(fills && "flex min-h-0 flex-1 flex-col")}
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Primitive.List
        aria-label={label}
        className={cx("flex gap-4 border-b", fills && "shrink-0 overflow-x-auto px-4")}
      >
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-8 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-13 text-ink-quiet hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          className={fills ? "flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden" : "pt-3"}
        >
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
