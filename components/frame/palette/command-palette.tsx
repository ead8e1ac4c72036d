"use client";

import { Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import * as Dialog from "radix-ui/dialog";
import { useEffect, useEffectEvent } from "react";
import { cx } from "@/components/ui/cx";
import { dialogBox, dialogScrim } from "@/components/ui/dialog/dialog-styles";
import type { Command, CommandSource } from "./command-source";
import { commandSources } from "./command-sources";
import { emptyInput, paletteInput } from "./palette-input";
import { useStored } from "@/components/ui/stores/use-stored";

/** A user does not read more lines than these; another word finds the right one faster. */
const SHOWN = 50;

const none: readonly CommandSource[] = [];

/** Finds anything and goes there. What it finds comes from sources that the frame and the page enter. */
export function CommandPalette({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialogScrim} />
        <Dialog.Content aria-describedby={undefined} className={cx(dialogBox, "sm:max-w-xl")}>
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Results onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Results({ onDone }: { onDone: () => void }) {
  const sources = useStored(commandSources, none);
  const input = useStored(paletteInput, emptyInput);
  const query = input.typed;
  const searched = sourcesBySubject(sources);
  const groups = searchAll(searched, query);
  const missing = missingInWords(searched);
  const isLoading = searched.some((source) => source.missing?.kind === "loading");
  const choose = (command: Command) => {
    onDone();
    command.run();
  };
  const first = groups[0]?.commands[0];
  const chooseFirst = useEffectEvent(() => {
    paletteInput.update(({ typed }) => ({ typed, isEntered: false }));
    if (first !== undefined) choose(first);
  });
  useEffect(() => {
    if (input.isEntered && !isLoading) chooseFirst();
  }, [input.isEntered, isLoading]);
  return (
    <Primitive label="Search" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-quiet" />
        <Primitive.Input
          autoFocus
          value={query}
          onValueChange={(typed) => paletteInput.update(() => ({ typed, isEntered: false }))}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            const isEntered = first === undefined && isLoading;
            paletteInput.update(({ typed }) => ({ typed, isEntered }));
          }}
          placeholder="Search accounts, OUs, policies, packs, aggregators and pages…"
          className="h-11 w-full bg-transparent text-14 outline-none"
        />
      </div>
      <Primitive.List tabIndex={-1} className="h-[min(26rem,50dvh)] overflow-x-hidden overflow-y-auto p-1.5">
        <Primitive.Empty className="px-3 py-8 text-center text-ink-quiet">
          {missing.length === 0 ? `No results for “${query}”.` : `No results for “${query}” so far.`}
        </Primitive.Empty>
        {groups.map(({ heading, commands }) => (
          <Primitive.Group
            key={heading}
            heading={heading}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-quiet"
          >
            {commands.map((command) => (
              <Primitive.Item
                key={command.id}
                value={command.id}
                onSelect={() => choose(command)}
                className="flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2.5 select-none data-[selected=true]:bg-surface-selected [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-quiet"
              >
                {command.icon}
                <span className="min-w-0 py-1 break-words">{command.label}</span>
                {command.detail !== undefined && (
                  <span className="ml-auto max-w-1/2 pl-3 text-right text-12 break-words text-ink-quiet tabular-nums">
                    {command.detail}
                  </span>
                )}
              </Primitive.Item>
            ))}
          </Primitive.Group>
        ))}
      </Primitive.List>
      {missing.length > 0 && (
        <div role="status" className="border-t px-4 py-2 text-12 text-ink-quiet">
          {missing.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </Primitive>
  );
}

interface CommandGroup {
  readonly heading: string;
  readonly commands: readonly Command[];
}

/** What the sources find. Those that find much leave room for the others: a pack is not lost among fifty accounts. */
function searchAll(sources: readonly CommandSource[], query: string): CommandGroup[] {
  const found = sources
    .map(({ heading, search }) => ({ heading, commands: search(query, SHOWN) }))
    .filter(({ commands }) => commands.length > 0);
  const shares = new Map<CommandGroup, number>();
  let room = SHOWN;
  const smallestFirst = found.toSorted((one, other) => one.commands.length - other.commands.length);
  for (const [index, group] of smallestFirst.entries()) {
    const share = Math.min(group.commands.length, Math.floor(room / (found.length - index)));
    shares.set(group, share);
    room -= share;
  }
  return found.map((group) => ({ ...group, commands: group.commands.slice(0, shares.get(group)) }));
}

/** The sources without those that a later one of the same subject replaces, each in the place of the first. */
function sourcesBySubject(sources: readonly CommandSource[]): CommandSource[] {
  const bySubject = new Map<string | CommandSource, CommandSource>();
  for (const source of sources) {
    const key = source.subject ?? source;
    if (bySubject.get(key)?.opensInPage !== true || source.opensInPage === true) bySubject.set(key, source);
  }
  return [...bySubject.values()];
}

/** What can't be found yet, so that "no results" is not taken for "does not exist". */
function missingInWords(sources: readonly CommandSource[]): string[] {
  const headings = (kind: "loading" | "not-collected") =>
    sources.filter(({ missing }) => missing?.kind === kind).map(({ heading }) => heading);
  const [loading, notCollected] = [headings("loading"), headings("not-collected")];
  return [
    ...(loading.length > 0 ? [`Still loading: ${loading.join(", ")}.`] : []),
    ...(notCollected.length > 0 ? [`Not read from AWS yet: ${notCollected.join(", ")}.`] : []),
    ...sources.flatMap(({ heading, missing }) =>
      missing?.kind === "failed" ? [`${heading} can't be searched: ${missing.message}`] : [],
    ),
  ];
}
