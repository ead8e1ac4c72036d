"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { createContext, useContext } from "react";
import { connectionPathOf, connectionPrefix } from "@/lib/core/http/connection-path";

/** The connection that the page is of, as its address names it; undefined for the first one. */
export const ConnectionName = createContext<string | undefined>(undefined);

/** What leads from one page to another of the same connection: Canopy's addresses are written without it. */
export function useConnectionAddress(): <Href extends string>(href: Route<Href>) => Route {
  const name = useContext(ConnectionName);
  return (href) => {
    if (name === undefined || !href.startsWith("/")) return href;
    const there: Route<`/at/${string}/${string}`> = `/at/${name}/${href.slice(1)}`;
    return there;
  };
}

/** The same for what is no page: files to save. */
export function useConnectionPrefix(): string {
  return connectionPrefix(useContext(ConnectionName));
}

/** The path of the page, without the connection. */
export function usePagePath(): string {
  return connectionPathOf(usePathname()).rest;
}
