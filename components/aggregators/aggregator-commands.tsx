"use client";

import { useQuery } from "@tanstack/react-query";
import { Combine, Plus } from "lucide-react";
import { useFrame } from "@/components/frame/frame-context";
import { missingFrom } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { staticCommands } from "@/components/frame/palette/static-commands";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { aggregatorPath } from "../inventory/addresses/aggregators-address";

/**
 * Lets the palette find every aggregator, on every page. They are asked for when it is opened for the first time, so
 * that a page about something else does not. Draws nothing.
 */
export function AggregatorCommands() {
  const { isPaletteOpen } = useFrame();
  const navigate = useNavigateAfterUrlUpdate();
  const { data, error } = useQuery({ ...aggregatorQueries.list(), enabled: isPaletteOpen });
  const aggregators = data?.regions.flatMap((each) => each.aggregators) ?? [];
  const missing = missingFrom(data, error?.failure);
  useCommandSource(
    staticCommands(
      "Aggregators",
      [
        ...aggregators.map(({ region, name, arn }) => ({
          id: `aggregator ${arn}`,
          label: name,
          detail: region,
          keywords: `${arn} aggregator`,
          icon: <Combine aria-hidden="true" />,
          run: () => navigate(aggregatorPath({ region, name })),
        })),
        {
          id: "new aggregator",
          label: "New aggregator",
          icon: <Plus aria-hidden="true" />,
          run: () => navigate("/aggregators/new"),
        },
      ],
      { offeredFirst: 0, ...(missing !== undefined && { missing }) },
    ),
  );
  return null;
}
