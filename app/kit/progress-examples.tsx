"use client";

import { Building2 } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { Meter } from "@/components/ui/status/meter";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { Tabs } from "@/components/ui/panel/tabs";
import { Example } from "./example";

const byStatus = [
  { label: "in effect", value: 1131, tone: "success" },
  { label: "pending", value: 12, tone: "pending" },
  { label: "failed", value: 37, tone: "failed" },
  { label: "self-managed", value: 18, tone: "self-managed" },
  { label: "not governed", value: 6, tone: "none" },
] as const;

const byPolicy = Array.from({ length: 12 }, (_, identity) => ({
  label: `Policy ${identity + 1}`,
  value: 120 - identity * 8,
  identity,
}));

export function ProgressExamples() {
  const [tab, setTab] = useState<"accounts" | "history">("accounts");
  return (
    <Example name="Progress, pictures, empty places">
      <Meter label="Accounts" value={312} max={500} unit="page" detail="24 s left" />
      <Meter label="Associations" value={1900} unit="association" />
      <StackedBar label="Accounts by status" segments={byStatus} />
      <StackedBar label="Accounts by policy" segments={byPolicy} />
      <div className="overflow-hidden rounded-control border [&>*:last-child]:border-b-0">
        <Banner title="Read 2 min ago.">A refresh is under way.</Banner>
        <Banner
          kind="warning"
          title="Not everything could be read."
          action={<Button size="small">Refresh</Button>}
        >
          3 of 41 OU names are missing.
        </Banner>
        <Banner kind="danger" title="AWS could not answer.">
          What is below was read before.
        </Banner>
      </div>
      <Tabs
        label="Target"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "accounts", label: "Accounts below", content: "96 accounts, 3 failed." },
          { value: "history", label: "History", content: "Nothing was changed yet." },
        ]}
      />
      <div className="grid gap-2">
        <Skeleton className="w-1/2" />
        <Skeleton className="w-2/3" />
      </div>
      <EmptyState
        className="py-4"
        icon={<Building2 />}
        title="No account matches"
        action={<Button size="small">Show every account</Button>}
      >
        1,204 accounts are hidden by two filters. Take one away to see more.
      </EmptyState>
    </Example>
  );
}
