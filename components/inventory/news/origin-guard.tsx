"use client";

import { useEffect, useState } from "react";
import { isKeyHere, keyHere } from "@/lib/core/http/connection-path";
import { useNews } from "./use-news";

const KEY = "canopy-origin";

/**
 * Throws away what this tab holds of another database or caller: drafts before anything reads them, and, where the
 * server has become another one under an open page, the page itself. Draws nothing. `rendered` is where the page comes
 * from; undefined where the server could not say.
 */
export function OriginGuard({ rendered }: { rendered: string | undefined }) {
  useState(() => keepOnly(rendered));
  const { origin } = useNews().news;
  useEffect(() => {
    if (origin === undefined) return;
    // A page that was rendered while the database was away learns only now where it comes from.
    const isAnother = rendered === undefined ? keepOnly(origin) : origin !== rendered;
    if (isAnother) location.reload();
  }, [origin, rendered]);
  return null;
}

/** What the tab keeps of other connections stays: it is not of this origin. */
function clearHere(): void {
  for (const key of Object.keys(sessionStorage)) if (isKeyHere(key)) sessionStorage.removeItem(key);
}

/** Empties the tab's storage where it is of another origin, and answers whether it was. */
function keepOnly(origin: string | undefined): boolean {
  if (typeof window === "undefined" || origin === undefined) return false;
  try {
    const known = sessionStorage.getItem(keyHere(KEY));
    const isAnother = known !== null && known !== origin;
    if (isAnother) clearHere();
    sessionStorage.setItem(keyHere(KEY), origin);
    return isAnother;
  } catch {
    // Without storage there is nothing to throw away.
    return false;
  }
}
