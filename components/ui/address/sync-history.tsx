"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { connectionPathOf } from "@/lib/core/http/connection-path";
import { usePagePath } from "./connection-address";
import { takeUnwritten } from "./unwritten";

/** Longer than a page takes that only has to be read from the server again. */
const PATIENCE_MS = 1_000;

/**
 * Brings the address to a view that it did not say yet when the page went, and the view to the address where it stays
 * behind. After a reload Next reads the pages of the history again, and of
 * two steps back in quick succession it may lose the second one (16.4): the address is there, the page never comes.
 */
export function SyncHistory() {
  const shown = `${usePagePath()}?${useSearchParams().toString()}`;
  const router = useRouter();
  const syncHistory = useEffectEvent(() => {
    const { pathname, search, hash } = location;
    if (`${connectionPathOf(pathname).rest}?${new URLSearchParams(search).toString()}` === shown) return;
    router.replace(pathname + search + hash);
  });
  const restore = useEffectEvent(() => {
    const search = takeUnwritten();
    if (search !== undefined) router.replace(location.pathname + search);
  });
  useEffect(() => restore(), []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onPopState = () => {
      clearTimeout(timer);
      timer = setTimeout(() => syncHistory(), PATIENCE_MS);
    };
    window.addEventListener("popstate", onPopState);
    return () => {
      window.removeEventListener("popstate", onPopState);
      clearTimeout(timer);
    };
  }, []);
  return null;
}
