import type { KeyboardEvent } from "react";

/**
 * Moves the keyboard into the head of a grid: to the control of a column, or the closest one before it. Answers whether
 * there is one.
 */
export function focusHead(grid: HTMLElement, column: number): boolean {
  const controls = controlsOf(grid);
  const cells = [...grid.querySelectorAll("[role=columnheader]")];
  const columnOf = (control: HTMLElement) => cells.findIndex((cell) => cell.contains(control));
  const control = controls.findLast((each) => columnOf(each) <= Math.max(0, column)) ?? controls[0];
  control?.focus();
  return control !== undefined;
}

/** Whether a key leads from the first row into the head. */
export function isUpFromFirstRow(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
  row: number | undefined,
): boolean {
  return event.key === "ArrowUp" && !event.ctrlKey && !event.metaKey && row === 0;
}

/**
 * Handles a key that was pressed on a control in the head, and answers whether it was: arrows, Home and End move between
 * the controls, Down and Escape lead back to the rows; Enter and Space stay with the control.
 */
export function handleHeadKey(event: KeyboardEvent, grid: HTMLElement): boolean {
  const controls = controlsOf(grid);
  const at = controls.findIndex((control) => control === event.target);
  if (at < 0) return false;
  const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: controls.length - 1 }[event.key];
  if (next !== undefined) controls[next]?.focus();
  else if (event.key === "ArrowDown" || event.key === "Escape") grid.focus();
  else return true;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function controlsOf(grid: HTMLElement): HTMLElement[] {
  // A column that does nothing else is reached by the separator that makes it wider.
  const controls = grid.querySelectorAll<HTMLElement>(
    "[role=columnheader] :is(a[href], button, input), [role=columnheader]:not(:has(a[href], button, input)) [role=separator]",
  );
  // A narrow grid leaves columns out, and what is not drawn takes no focus.
  return [...controls].filter((control) => control.checkVisibility());
}
