"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral } from "nuqs";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { DockedNotices } from "@/components/ui/notice-dock";
import { Tabs } from "@/components/ui/panel/tabs";
import { Banner } from "@/components/ui/status/banner";
import { formatCount } from "@/lib/format/count";
import { notificationQueries } from "@/lib/notifications/client/queries";
import type { DeliveryPage } from "@/lib/notifications/delivery";
import { DestinationId } from "@/lib/notifications/destination";
import type { NotificationSettings } from "@/lib/notifications/notification-settings";
import { DeliveryLog } from "./delivery-log";
import { DestinationList } from "./destination-list";
import { RuleList } from "./rule-list";

const notificationTabs = ["rules", "destinations", "deliveries"] as const;

/** The view, in the URL. */
const notificationsParsers = {
  tab: parseAsStringLiteral(notificationTabs).withDefault("rules"),
  /** The destination whose deliveries are listed; absent for all. */
  destination: parseAsString,
};

/** Rules, destinations and deliveries. `first` is what the server read. */
export function NotificationsScreen({
  first,
}: {
  first: { settings: NotificationSettings; deliveries: DeliveryPage; mayChange: boolean };
}) {
  const [params, setParams] = useAddress(notificationsParsers);
  const { data, error, refetch } = useQuery({
    ...notificationQueries.settings(),
    initialData: first.settings,
  });
  const { destinations, rules } = data;
  const off = destinations.filter(({ disabledBecause }) => disabledBecause !== undefined);
  const destinationId = DestinationId.safeParse(params.destination).data;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DockedNotices>
        {error && (
          <FailureNotice
            failure={error.failure}
            consequence="What is shown was read before."
            onRetry={() => void refetch()}
          />
        )}
        {off.map(({ id, name, disabledBecause }) => (
          <Banner
            key={id}
            kind="danger"
            title={`Canopy turned off ${name}.`}
            action={
              <Button size="small" onClick={() => void setParams({ tab: "deliveries", destination: id })}>
                Show deliveries
              </Button>
            }
          >
            {disabledBecause} Its messages wait until an administrator turns it on again.
          </Banner>
        ))}
        {!first.mayChange && (
          <Banner>Your role can see notifications. An administrator can change them.</Banner>
        )}
      </DockedNotices>
      <Tabs
        label="Notifications"
        fills
        value={params.tab}
        onChange={(tab) => void setParams({ tab })}
        tabs={[
          {
            value: "rules",
            label: `Rules ${formatCount(rules.length)}`,
            content: (
              <RuleList
                settings={data}
                mayChange={first.mayChange}
                onAddDestination={() => void setParams({ tab: "destinations" })}
              />
            ),
          },
          {
            value: "destinations",
            label: `Destinations ${formatCount(destinations.length)}`,
            content: (
              <DestinationList
                settings={data}
                mayChange={first.mayChange}
                onShowDeliveries={(destination) => void setParams({ tab: "deliveries", destination })}
              />
            ),
          },
          {
            value: "deliveries",
            label: "Deliveries",
            content: (
              <DeliveryLog
                first={first.deliveries}
                destinations={destinations}
                destinationId={destinationId}
                onSelect={(destination) => void setParams({ destination: destination ?? null })}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
