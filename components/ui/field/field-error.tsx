import { CircleAlert } from "lucide-react";

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
