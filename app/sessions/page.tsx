import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { SessionsScreen } from "@/components/sign-in/sessions-screen";
import { readOwnSessions } from "@/lib/identity/server/read-sessions";

export const metadata: Metadata = { title: "Sessions" };

/** The browsers in which a person is signed in, and the ways out. */
export default async function SessionsPage() {
  const own = await readOwnSessions({});
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "Sessions" }]} />}>
      {own.ok ? <SessionsScreen {...own.value} /> : <FailurePanel failure={own.failure} />}
    </Page>
  );
}
