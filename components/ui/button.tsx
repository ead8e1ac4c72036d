import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";

/** Does something on this page. `busy` keeps it focusable and says so, instead of taking it away. */
export function Button({
  variant = "secondary",
  size = "medium",
  busy = false,
  className,
  type = "button",
  onClick,
  ...props
}: ComponentProps<"button"> & { variant?: ButtonVariant; size?: ButtonSize; busy?: boolean }) {
  return (
    <button
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={buttonClass(variant, size, className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...props}
    />
  );
}
