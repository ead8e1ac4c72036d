/** The box of everything one types or chooses in. */
export const controlClass =
  "h-8 w-full rounded-control border border-line-strong bg-surface-raised px-2.5 text-13 text-ink " +
  "aria-invalid:border-failed data-invalid:border-failed disabled:bg-surface-sunken disabled:text-ink-quiet";
