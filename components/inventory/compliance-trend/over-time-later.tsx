"use client";

import { later } from "@/components/ui/later/later";
import { Skeleton } from "@/components/ui/status/skeleton";

/** Compliance over time, whose code comes when it is first shown: pages show what is true now first. */
export const ComplianceOverTime = later(
  async () => (await import("./compliance-over-time")).ComplianceOverTime,
  <div className="grid gap-2">
    <Skeleton className="h-6 w-48" />
    <Skeleton className="h-24 w-full" />
  </div>,
);
