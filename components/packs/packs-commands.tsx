"use client";

import { useQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { useOrganizationCommands } from "@/components/inventory/commands/organization-search";
import { useNews } from "@/components/inventory/news/use-news";
import { useNewest } from "@/components/inventory/use-newest";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { memberPackNames } from "@/lib/aws-config/packs/table/pack-search";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import { NodeKind } from "@/lib/organizations/tree";
import { accountHref, packHref } from "../inventory/addresses/packs-address";
import { deployHref } from "./deploy/deploy-address";
import type { PacksModel } from "./packs-model";

/** A pack has the same name in most accounts; where each has its own, the palette does not hold them all. */
const NAMES_SOUGHT = 100;

/** Lets the palette find every conformance pack on every page. They are fetched when it is opened, and kept at the newest while it is. Draws nothing. */
export function PackCommands() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const newest = useNews().news["conformance-packs"]?.version;
  const query = useQuery({ ...packQueries.snapshot(), enabled: isPaletteOpen });
  const { data, error } = useNewest(query, isPaletteOpen ? newest : undefined);
  const missing = missingFrom(data, error?.failure);
  useCommandSource(
    staticCommands(
      "Conformance packs",
      [
        {
          id: "deploy a pack",
          label: "Deploy a conformance pack",
          keywords: "new create template",
          icon: <Layers aria-hidden="true" />,
          run: () => navigate(deployHref()),
        },
        ...(data?.meta.packs ?? []).map(({ name }, pack) => ({
          id: `pack ${name}`,
          label: name,
          // With what the pack is called inside of accounts, which is what people copy from there.
          keywords: `conformance pack ${data ? memberPackNames(data, pack).slice(0, NAMES_SOUGHT).join(" ") : ""}`,
          icon: <Layers aria-hidden="true" />,
          run: () => navigate(packHref(name)),
        })),
      ],
      { offeredFirst: 0, ...(missing !== undefined && { missing }) },
    ),
  );
  return null;
}

/** On pages about packs the palette opens an account's page, and an OU in the organization. */
export function useAccountCommands({ placed }: PacksModel): void {
  const { tree } = placed;
  const navigate = useNavigateAfterUrlUpdate();
  useOrganizationCommands(tree, (node) => {
    const id = tree.ids[node] ?? "";
    navigate(tree.kind[node] === NodeKind.Account ? accountHref(id) : `/organization?target=${id}`);
  });
}
