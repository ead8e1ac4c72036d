"use client";

import { useConnectionPrefix } from "./connection-address";

/** Has the browser fetch what the page's scripts will ask for, before they have come. */
export function PreloadFetch({ url }: { /** Without the connection. */ url: string }) {
  return <link rel="preload" as="fetch" crossOrigin="anonymous" href={`${useConnectionPrefix()}${url}`} />;
}
