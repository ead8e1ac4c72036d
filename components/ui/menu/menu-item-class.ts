/** One line of a menu or a list of options; the highlighted one is where Enter goes. */
export const menuItemClass =
  "flex h-7 w-full cursor-default items-center gap-2 rounded-chip px-2 text-13 whitespace-nowrap outline-none select-none " +
  "data-highlighted:bg-surface-hover data-disabled:text-ink-quiet data-disabled:opacity-60 " +
  "[&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-ink-quiet";
