"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ConnectionName } from "@/components/ui/address/connection-address";
import { SyncHistory } from "@/components/ui/address/sync-history";
import { fetchWhenIdle, IdleFetching } from "@/components/ui/later/idle-fetching";
import { Announcer } from "@/components/ui/status/announcer";
import { RenderedAt } from "@/components/ui/clock";
import { later } from "@/components/ui/later/later";
import "@/components/frame/style-nonce";
import { createQueryClient } from "@/lib/query/query-client";

const Toaster = later(async () => (await import("@/components/ui/status/toaster")).Toaster);

// A server that refuses may be one that is about to go.
fetchWhenIdle(() => import("@/lib/query/failure-body"));

/** What every page leans on. `renderedAt` is the server's clock in epoch milliseconds. */
export function Providers({
  renderedAt,
  connectionName,
  children,
}: {
  renderedAt: number;
  /** As it stands in the address; undefined for the first connection. */
  connectionName: string | undefined;
  children: ReactNode;
}) {
  const [client] = useState(createQueryClient);
  return (
    <ConnectionName value={connectionName}>
      <NuqsAdapter>
        <SyncHistory />
        <QueryClientProvider client={client}>
          <RenderedAt value={renderedAt}>
            {children}
            <Toaster />
            <Announcer />
            <IdleFetching />
          </RenderedAt>
        </QueryClientProvider>
      </NuqsAdapter>
    </ConnectionName>
  );
}
