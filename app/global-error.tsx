"use client";

import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { failureOf } from "@/components/failures/failure-of";
import { useReloadWhenReachable } from "@/components/failures/use-reload-when-reachable";
import "./globals.css";

/** Replaces the whole document when the frame itself fails, so it leans on nothing but the style sheet. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useReloadWhenReachable(error);
  return (
    <html lang="en">
      <body>
        <title>Canopy failed</title>
        <main>
          <ClientFailurePanel failure={failureOf(error)} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
