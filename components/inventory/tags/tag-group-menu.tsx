"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { OptionList } from "@/components/ui/menu/option-list";
import { Popover } from "@/components/ui/menu/popover";
import type { OrgTree } from "@/lib/organizations/tree";
import { TagsRead } from "./tags-read";
import { useTags } from "./use-tags";

/** In the list of keys: accounts where they are in the organization. A key of AWS is never empty. */
const byOu = "";

/** What a list of accounts is grouped by: their OUs, or a tag. */
export function TagGroupMenu({
  tree,
  group,
  onChange,
}: {
  tree: OrgTree;
  /** The key; null for OUs. */
  group: string | null;
  onChange: (group: string | null) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      label="Group by"
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-72 p-0"
      trigger={
        <Button size="medium" className="gap-1.5 px-2.5 font-normal">
          Group by {group ?? "OU"}
          <ChevronDown aria-hidden="true" className="text-ink-quiet" />
        </Button>
      }
    >
      <KeyOptions
        tree={tree}
        group={group}
        onChange={(key) => {
          setIsOpen(false);
          onChange(key);
        }}
      />
    </Popover>
  );
}

function KeyOptions({
  tree,
  group,
  onChange,
}: {
  tree: OrgTree;
  group: string | null;
  onChange: (group: string | null) => void;
}) {
  const tags = useTags(tree, true);
  const options = [
    { value: byOu, label: "OU" },
    ...(tags.placed?.keys ?? []).map(({ key, accounts }) => ({
      value: key,
      label: `Tag ${key}`,
      count: accounts,
    })),
  ];
  return (
    <>
      <OptionList
        label="Search what to group by"
        options={options}
        selected={[group ?? byOu]}
        onSelect={(key) => onChange(key === byOu ? null : key)}
      />
      <div className="border-t p-2">
        <TagsRead tags={tags} />
      </div>
    </>
  );
}
