import { AggregatorCommands } from "@/components/aggregators/aggregator-commands";
import { OrganizationSearch } from "@/components/inventory/commands/organization-search";
import { PackCommands } from "@/components/packs/packs-commands";
import { PolicyCommands } from "@/components/policies/policy-commands";

/** What the palette finds from every page: targets, policies, conformance packs and aggregators. Draws nothing. */
export function PageCommands() {
  return (
    <>
      <OrganizationSearch />
      <PolicyCommands />
      <PackCommands />
      <AggregatorCommands />
    </>
  );
}
