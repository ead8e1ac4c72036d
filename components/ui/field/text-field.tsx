"use client";

import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { describedBy, FieldFrame } from "./field-frame";
import { cx } from "../cx";
import { useTypedBefore } from "./use-typed-before";

/** One line of text. `error` says what is wrong and the way out; the rest of the props are the input's own. */
export function TextField({
  label,
  help,
  error,
  mono = false,
  className,
  ...props
}: Omit<ComponentProps<"input">, "id" | "ref"> & {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** For identifiers. */
  mono?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useTypedBefore(field, props.value);
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <input
        ref={field}
        id={id}
        type="text"
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, { help, error })}
        className={cx("control", mono && "font-mono text-12", className)}
        {...props}
      />
    </FieldFrame>
  );
}
