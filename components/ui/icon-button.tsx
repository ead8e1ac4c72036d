"use client";

import type { ComponentProps, ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "./button-class";
import { cx } from "./cx";
import { Kbd } from "./keys/kbd";
import { Tooltip } from "./tooltip";
import { X } from "lucide-react";
import { Button } from "./button";

/** A button that is only an icon. Its label is its name for screen readers and its tooltip otherwise. */
export function IconButton({
  label,
  shortcut,
  size = "medium",
  variant = "ghost",
  side = "bottom",
  className,
  children,
  ...props
}: Omit<ComponentProps<"button">, "aria-label"> & {
  label: string;
  shortcut?: string;
  size?: ButtonSize;
  variant?: ButtonVariant;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}) {
  return (
    <Tooltip
      side={side}
      content={
        <>
          {label}
          {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
        </>
      }
    >
      <Button
        aria-label={label}
        variant={variant}
        size={size}
        className={cx("px-0 [&>svg]:size-4", size === "small" ? "w-7" : "w-8", className)}
        {...props}
      >
        {children}
      </Button>
    </Tooltip>
  );
}

/** Closes what it stands in. Without a tooltip: it often has the first focus, and Escape would close the tooltip instead. */
export function CloseButton(props: Omit<ComponentProps<"button">, "children" | "aria-label">) {
  return (
    <Button variant="ghost" size="small" aria-label="Close" className="w-7 px-0 [&>svg]:size-4" {...props}>
      <X aria-hidden="true" />
    </Button>
  );
}
