"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Combobox } from "@/components/ui/menu/combobox";
import { FacetFilter } from "@/components/ui/menu/facet-filter";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { SearchField } from "@/components/ui/field/search-field";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { TextField } from "@/components/ui/field/text-field";
import { Token } from "@/components/ui/field/token";
import { toneText } from "@/components/ui/status/tone";
import { Example } from "./example";

const statuses = [
  {
    value: "failed",
    label: "Failed",
    count: 37,
    icon: <StatusIcon tone="failed" className={toneText.failed} />,
  },
  {
    value: "pending",
    label: "Pending",
    count: 12,
    icon: <StatusIcon tone="pending" className={toneText.pending} />,
  },
  {
    value: "success",
    label: "In effect",
    count: 1131,
    icon: <StatusIcon tone="success" className={toneText.success} />,
  },
] as const;

const policies = [
  { value: "baseline", label: "Baseline", detail: "7c1b0f6e" },
  { value: "strict", label: "Strict baseline", detail: "a01c93d2" },
  { value: "pci", label: "PCI DSS", detail: "11d47e90" },
] as const;

const choices = [
  {
    value: "apply",
    title: "Apply a policy",
    description: "What is below inherits it, unless it has its own.",
  },
  {
    value: "self-managed",
    title: "Make self-managed",
    description: "Each account configures Security Hub itself.",
  },
  {
    value: "inherit",
    title: "Stop applying and inherit",
    description: "The closest ancestor decides again.",
  },
] as const;

export function FieldExamples() {
  const [query, setQuery] = useState("");
  const [checked, setChecked] = useState(true);
  const [shown, setShown] = useState<readonly (typeof statuses)[number]["value"][]>(["failed"]);
  const [choice, setChoice] = useState<(typeof choices)[number]["value"]>("apply");
  const [policy, setPolicy] = useState<(typeof policies)[number]["value"]>();
  return (
    <Example name="Fields">
      <div className="flex flex-wrap items-center gap-2">
        <FacetFilter label="Status" options={statuses} selected={shown} onChange={setShown} />
        <SearchField
          label="Filter by name, id, e-mail or path"
          value={query}
          onChange={setQuery}
          className="min-w-44 flex-1"
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {shown.map((status) => (
          <Token
            key={status}
            name="Status"
            onRemove={() => setShown(shown.filter((other) => other !== status))}
          >
            {statuses.find(({ value }) => value === status)?.label}
          </Token>
        ))}
        <Checkbox checked={checked} onChange={setChecked}>
          Chosen
        </Checkbox>
        <Checkbox checked="mixed" onChange={() => undefined}>
          Some below
        </Checkbox>
        <Checkbox checked={false} onChange={() => undefined} disabled>
          Not possible
        </Checkbox>
      </div>
      <RadioCards
        legend="What should govern these targets?"
        options={choices}
        value={choice}
        onChange={setChoice}
      >
        {(value) =>
          value === "apply" && (
            <Combobox
              label="Policy"
              options={policies}
              value={policy}
              onChange={setPolicy}
              placeholder="Choose a policy…"
            />
          )
        }
      </RadioCards>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label="Name" help="Up to 128 characters." defaultValue="Strict baseline" />
        <TextField
          label="Account id"
          mono
          defaultValue="40218834"
          error="An account id is twelve digits. Copy it from the account's page."
        />
      </div>
    </Example>
  );
}
