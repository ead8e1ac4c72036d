"use client";

import { AggregatorCommands } from "@/components/aggregators/aggregator-commands";
import { OrganizationSearch } from "@/components/inventory/commands/organization-search";
import { PackCommands } from "@/components/packs/packs-commands";
import { PlanCommands } from "@/components/plans/plan-commands";
import { RunCommands } from "@/components/runs/run-commands";
import { ViewCommands } from "@/components/inventory/views/view-commands";
import { treeColumnChoice } from "@/components/organization/tree/columns/tree-columns";
import { packColumnChoice } from "@/components/packs/columns/pack-columns";
import { PolicyCommands } from "@/components/policies/policy-commands";

const columns = { "/organization": treeColumnChoice, "/packs": packColumnChoice } as const;

/** What the palette finds from every page: targets, policies, conformance packs, aggregators, runs, plans and saved views. Draws nothing. */
export function AllPageCommands() {
  return (
    <>
      <OrganizationSearch />
      <PolicyCommands />
      <PackCommands />
      <AggregatorCommands />
      <RunCommands />
      <PlanCommands />
      <ViewCommands columns={columns} />
    </>
  );
}
