"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { runLabel } from "@/components/inventory/runs/run-labels";
import { useNow } from "@/components/ui/clock";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { runQueries } from "@/lib/runs/client/queries";

/** Lets the palette find the newest runs by what they change, who started them or their number. Draws nothing. */
export function RunCommands() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const now = useNow();
  const { data, error } = useInfiniteQuery({ ...runQueries.list(), enabled: isPaletteOpen });
  const missing = missingFrom(data, error?.failure);
  const runs = data?.pages.flatMap((page) => page.runs) ?? [];
  useCommandSource(
    staticCommands(
      "Runs",
      runs.map((run) => ({
        id: `run ${run.id}`,
        label: run.title,
        detail: `Run ${run.number}, ${runLabel(run, now).word.toLowerCase()}, by ${run.by.name}`,
        keywords: `#${run.number} ${run.reason ?? ""}`,
        icon: <ListChecks aria-hidden="true" />,
        run: () => navigate(runPath(run.id)),
      })),
      { offeredFirst: 3, ...(missing !== undefined && { missing }) },
    ),
  );
  return null;
}
