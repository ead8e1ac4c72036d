"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { controlClass } from "./control-class";
import { cx } from "./cx";
import { describedBy, FieldFrame } from "./field-frame";

/** Several lines of text; the rest of the props are the element's own. */
export function TextArea({
  label,
  help,
  error,
  mono = false,
  className,
  ...props
}: Omit<ComponentProps<"textarea">, "id"> & {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** For identifiers. */
  mono?: boolean;
}) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <textarea
        id={id}
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { help, error })}
        className={cx(
          controlClass,
          "h-auto min-h-16 resize-y py-1.5",
          mono && "font-mono text-12",
          className,
        )}
        {...props}
      />
    </FieldFrame>
  );
}
