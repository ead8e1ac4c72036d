import type { Metadata } from "next";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { NotificationsScreen } from "@/components/notifications/notifications-screen";
import { readNotifications } from "@/lib/notifications/server/read-notifications-for-page";

export const metadata: Metadata = { title: "Notifications" };

/** What is notified, where to, and what became of each message. */
export default async function NotificationsPage() {
  const first = await readNotifications({});
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Notifications" }]} />}>
      {first.ok ? <NotificationsScreen first={first.value} /> : <FailurePanel failure={first.failure} />}
    </Page>
  );
}
