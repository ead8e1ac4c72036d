"use client";

import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { describedBy, FieldFrame } from "./field-frame";
import { cx } from "../cx";
import { useTypedBefore } from "./use-typed-before";

/** Several lines of text; otherwise as `TextField`. */
export function TextArea({
  label,
  help,
  error,
  mono = false,
  className,
  ...props
}: Omit<ComponentProps<"textarea">, "id" | "ref"> & {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** For identifiers and code. */
  mono?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useTypedBefore(field, props.value);
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <textarea
        ref={field}
        id={id}
        rows={4}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { help, error })}
        className={cx("control", "h-auto resize-y py-1.5", mono && "font-mono text-12", className)}
        {...props}
      />
    </FieldFrame>
  );
}
