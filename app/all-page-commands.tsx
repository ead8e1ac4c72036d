"use client";

import { AggregatorCommands } from "@/components/aggregators/aggregator-commands";
import { OrganizationSearch } from "@/components/inventory/commands/organization-search";
import { PackCommands } from "@/components/packs/packs-commands";
import { PlanCommands } from "@/components/plans/plan-commands";
import { RunCommands } from "@/components/runs/run-commands";
import { PolicyCommands } from "@/components/policies/policy-commands";

/** What the palette finds from every page: targets, policies, conformance packs, aggregators, runs and plans. Draws nothing. */
export function AllPageCommands() {
  return (
    <>
      <OrganizationSearch />
      <PolicyCommands />
      <PackCommands />
      <AggregatorCommands />
      <RunCommands />
      <PlanCommands />
    </>
  );
}
