import type { RefObject } from "react";

/** Leads to what is wrong in a form, once its message is on the page. */
export function focusFirstError(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => {
    const wrong = form.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], fieldset[aria-describedby], [data-field-error]',
    );
    const control = wrong?.matches("input, textarea, select, button")
      ? wrong
      : wrong
          ?.closest("fieldset, [role=group]")
          ?.querySelector<HTMLElement>("input, textarea, select, button");
    (control ?? wrong)?.focus();
    wrong?.scrollIntoView({ block: "center" });
  });
}
