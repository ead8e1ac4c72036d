import type { ReactNode } from "react";
import { CircleAlert } from "lucide-react";

/** What stands around a control: label above, help under it, the error in plain words in the help's place of honour. */
export function FieldFrame({
  id,
  label,
  help,
  error,
  children,
}: {
  id: string;
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-1.5">
      <label id={`${id}-label`} htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-12 text-failed">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-12 text-pretty text-ink-quiet">
          {help}
        </p>
      )}
    </div>
  );
}

/** The value of `aria-describedby` for the control in the frame. */
export function describedBy(
  id: string,
  { help, error }: { help?: unknown; error?: unknown },
): string | undefined {
  const ids = [error !== undefined && `${id}-error`, help !== undefined && `${id}-help`].filter(
    (part) => part !== false,
  );
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** What is wrong with a field that is more than one control; the form leads here by the name of the field. */
export function FieldError({ message, field }: { message: string | undefined; field: string }) {
  if (message === undefined) return null;
  return (
    <p data-field-error={field} className="flex items-start gap-1.5 text-12 text-failed">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      {message}
    </p>
  );
}
