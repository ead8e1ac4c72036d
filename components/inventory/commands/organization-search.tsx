"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom, missingSource } from "@/components/frame/palette/command-source";
import { registerCommandSource } from "@/components/frame/palette/command-sources";
import { useNews } from "../news/use-news";
import { useNewest } from "../use-newest";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import type { OrgTree } from "@/lib/organizations/tree";
import { ORGANIZATION_HEADING, ORGANIZATION_SUBJECT, organizationCommands } from "./organization-commands";

/** Lets the palette open what is in this tree in place, for as long as it is on the page. The source is made once a tree. */
export function useOrganizationCommands(tree: OrgTree, onOpen: (node: number) => void): void {
  const open = useEffectEvent(onOpen);
  useEffect(
    () => registerCommandSource({ ...organizationCommands(tree, (node) => open(node)), opensInPage: true }),
    [tree],
  );
}

/**
 * Lets the palette find every root, OU and account on every page. The organization is fetched when the palette is opened,
 * so that a page about something else does not wait for it. Draws nothing.
 */
export function OrganizationSearch() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const newest = useNews().news.organization?.version;
  const query = useQuery({ ...inventoryQueries.snapshot(), enabled: isPaletteOpen });
  // A palette that was opened before the organization was read finds it as soon as it is.
  const { data, error } = useNewest(query, isPaletteOpen ? newest : undefined);
  const tree = data?.tree;
  const missing = missingFrom(data, error?.failure);
  const reason = missing?.kind === "failed" ? missing.message : missing?.kind;
  const source = useEffectEvent(() => {
    if (tree !== undefined) {
      return organizationCommands(tree, (node) => navigate(`/organization?target=${tree.ids[node] ?? ""}`));
    }
    return missingSource(ORGANIZATION_HEADING, ORGANIZATION_SUBJECT, missing ?? { kind: "loading" });
  });
  useEffect(() => registerCommandSource(source()), [tree, reason]);
  return null;
}
