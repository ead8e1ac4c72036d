"use client";

import { useQuery } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { destinations } from "@/components/frame/destinations";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { viewQueries } from "@/lib/views/client/queries";
import { type ColumnChoices, useOpenView } from "./use-open-view";

/** Lets the palette open every saved view from every page. They are read when it is opened. Draws nothing. */
export function ViewCommands({ columns }: { columns: ColumnChoices }) {
  const { isPaletteOpen } = useFrame();
  const { data, error } = useQuery({ ...viewQueries.list(), enabled: isPaletteOpen });
  const open = useOpenView(columns);
  const missing = missingFrom(data, error?.failure);
  useCommandSource(
    staticCommands(
      "Saved views",
      (data ?? []).map((view) => ({
        id: `view ${view.id}`,
        label: view.name,
        detail: destinations.find(({ href }) => href === view.page)?.label ?? view.page,
        keywords: `saved view ${view.by}`,
        icon: <Bookmark aria-hidden="true" />,
        run: () => open(view),
      })),
      { offeredFirst: 0, ...(missing !== undefined && { missing }) },
    ),
  );
  return null;
}
