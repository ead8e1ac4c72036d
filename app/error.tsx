"use client";

import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { failureOf } from "@/components/failures/failure-of";
import { useReloadWhenReachable } from "@/components/failures/use-reload-when-reachable";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useReloadWhenReachable(error);
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "This page failed" }]} />}>
      <ClientFailurePanel failure={failureOf(error)} onRetry={retry} />
    </Page>
  );
}
