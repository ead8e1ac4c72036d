import { Check, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "../cx";

const mark = "pointer-events-none relative hidden size-3 text-accent-ink";

/** Tri-state. Without `children` it needs an `aria-label`, as in a table row. */
export function Checkbox({
  checked,
  onChange,
  children,
  className,
  ...props
}: Omit<ComponentProps<"input">, "type" | "checked" | "onChange"> & {
  checked: boolean | "mixed";
  onChange: (checked: boolean) => void;
  children?: ReactNode;
}) {
  const box = (
    <span className={cx("relative inline-grid size-4 shrink-0 place-items-center", className)}>
      <input
        type="checkbox"
        checked={checked === true}
        data-mixed={checked === "mixed" || undefined}
        // Only a property says it to screen readers; the attribute above draws it before the page is alive.
        ref={(element) => {
          if (element !== null) element.indeterminate = checked === "mixed";
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 m-0 size-4 appearance-none rounded-chip border border-line-strong bg-surface-raised checked:border-accent checked:bg-accent disabled:opacity-50 data-mixed:border-accent data-mixed:bg-accent"
        {...props}
      />
      <Check aria-hidden="true" strokeWidth={3} className={cx(mark, "peer-checked:block")} />
      <Minus aria-hidden="true" strokeWidth={3} className={cx(mark, "peer-data-mixed:block")} />
    </span>
  );
  if (children === undefined) return box;
  return (
    <label className="inline-flex cursor-pointer items-start gap-2 text-13 has-disabled:cursor-not-allowed has-disabled:text-ink-quiet">
      <span className="flex h-5 items-center">{box}</span>
      <span>{children}</span>
    </label>
  );
}
