"use client";

import { useAddress } from "@/components/ui/address/use-address";
import { Segmented } from "@/components/ui/field/segmented";
import { trendParsers, trendRanges } from "../search-params";

const segments = trendRanges.map((value) => ({ value, label: `${value} days` }));

/** Chooses how far the trends go back. */
export function TrendRange() {
  // The server reads the numbers, so that the page is rendered anew.
  const [{ trend }, setParams] = useAddress(trendParsers, { shallow: false });
  return (
    <Segmented
      label="Range"
      segments={segments}
      value={trend}
      onChange={(value) => void setParams({ trend: value })}
    />
  );
}
