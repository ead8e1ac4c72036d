import type { Metadata } from "next";
import { ConnectionScreen } from "@/components/connection/connection-screen";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";

export const metadata: Metadata = { title: "Connection" };

/** Whether Canopy can see and do what it should, step by step. Needs no snapshot: the browser asks for the checks. */
export default function ConnectionPage() {
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Connection" }]} />}>
      <ConnectionScreen />
    </Page>
  );
}
