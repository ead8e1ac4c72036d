"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { Combine, Plus } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { EmptyState } from "@/components/ui/status/empty-state";

/** That this account has no aggregator in the Regions that Canopy looks into, and which accounts may have some. */
export function NoAggregators({ regions }: { regions: readonly string[] }) {
  const navigate = useNavigateAfterUrlUpdate();
  const { connection } = useFrame();
  const places = [
    `the management account${connection?.organization?.managementAccountId === undefined ? "" : ` (${connection.organization.managementAccountId})`}`,
    ...(connection?.configAdministrators ?? []).map(
      ({ id, name }) => `the delegated administrator of AWS Config ${name === "" ? id : `${name} (${id})`}`,
    ),
  ].join(" or ");
  return (
    <EmptyState
      icon={<Combine />}
      title="No aggregators in this account"
      action={
        <PermittedButton
          permission="aggregator:write"
          variant="primary"
          onClick={() => navigate("/aggregators/new")}
        >
          <Plus aria-hidden="true" />
          New aggregator
        </PermittedButton>
      }
    >
      An aggregator collects what AWS Config records in many accounts and Regions into one place, where it can
      be searched. Canopy has looked in {regions.join(", ")}; the setting <code>CANOPY_CONFIG_REGIONS</code>{" "}
      names more Regions. Aggregators of other accounts can&apos;t be seen from this one. Any account can have
      some; an organization&apos;s are in {places}.
    </EmptyState>
  );
}
