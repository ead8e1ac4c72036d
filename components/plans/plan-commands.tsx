"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { planLabel } from "@/components/inventory/plans/plan-labels";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { planQueries } from "@/lib/runs/client/plan-queries";

/** Lets the palette find the newest plans by what they change, who planned them or their number. Draws nothing. */
export function PlanCommands() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const { data, error } = useInfiniteQuery({ ...planQueries.list(), enabled: isPaletteOpen });
  const missing = missingFrom(data, error?.failure);
  const plans = data?.pages.flatMap((page) => page.plans) ?? [];
  useCommandSource(
    staticCommands(
      "Plans",
      plans.map((plan) => ({
        id: `plan ${plan.id}`,
        label: plan.title,
        detail: `Plan ${plan.number}, ${planLabel(plan).word.toLowerCase()}, by ${plan.authors[0]?.name ?? ""}`,
        keywords: `#${plan.number} ${plan.reason ?? ""}`,
        icon: <CalendarClock aria-hidden="true" />,
        run: () => navigate(planPath(plan.id)),
      })),
      { offeredFirst: 2, ...(missing !== undefined && { missing }) },
    ),
  );
  return null;
}
