export const dialogScrim = "fixed inset-0 z-40 animate-appear bg-scrim";

/** On a phone it rises from the lower edge, elsewhere it stands in the upper third. */
export const dialogBox =
  "fixed z-50 flex max-h-[calc(100dvh-3rem)] animate-appear flex-col bg-surface-raised text-13 shadow-float outline-none " +
  "inset-x-0 bottom-0 rounded-t-control " +
  "sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh] sm:rounded-control";
