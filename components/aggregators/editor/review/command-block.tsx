"use client";

import { Download } from "lucide-react";
import { CopyBlock } from "@/components/ui/copy-block";
import { Button } from "@/components/ui/button";
import { type AggregatorDiff, changesAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorInput } from "@/lib/aws-config/aggregators/change/aggregator-input";
import { putAggregatorCommand } from "@/lib/aws-config/aggregators/cli-command";
import type { AggregatorBase } from "../aggregator-draft";
import { tagCommands } from "@/lib/aws-config/tags/tag-commands";

/** The AWS CLI commands that a user can run instead of saving, with the file that a long list needs. */
export function CommandBlock({
  input: { tags, ...input },
  base,
  diff,
}: {
  input: AggregatorInput;
  base: AggregatorBase | undefined;
  diff: AggregatorDiff;
}) {
  const isPut = base === undefined || changesAggregator(diff);
  const put = isPut
    ? putAggregatorCommand(base === undefined && tags ? { ...input, tags } : input, base?.rest)
    : undefined;
  const tagging = base?.areTagsKnown
    ? tagCommands(diff.tags, { region: input.region, arn: base.arn })
    : undefined;
  const text = [put?.commands, tagging].filter((part) => part !== undefined).join("\n");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <CopyBlock label="AWS CLI command" text={text} />
      {put?.file && (
        <div className="flex flex-wrap items-center gap-2 text-12 text-ink-quiet">
          <Button size="small" onClick={() => download(put.file)}>
            <Download aria-hidden="true" />
            Download {put.file.name}
          </Button>
          The command uses an input file: run it where this file is.
        </div>
      )}
      <p className="text-12 text-ink-quiet">The CLI does not check for changes by others.</p>
    </div>
  );
}

function download(file: { readonly name: string; readonly text: string } | undefined): void {
  if (file === undefined) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: "application/json" }));
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
}
