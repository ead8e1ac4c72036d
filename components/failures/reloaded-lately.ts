// Apart from the hook: what the server renders names them too.

/** Where a tab keeps when it loaded a page anew by itself, in epoch milliseconds. */
export const RELOADED_AT = "canopy-reloaded-at";
/** A page that fails again right after it was loaded anew isn't loaded once more before so long. */
export const ONCE_WITHIN_MS = 60_000;
