"use client";

import { CircleHelp } from "lucide-react";
import { Button } from "../button";
import { ExternalLink } from "../external-link";
import { VisuallyHidden } from "../visually-hidden";
import { Popover } from "../menu/popover";

/** A button that says what each number beside it counts. */
export function FigureDefinitions({
  definitions,
}: {
  definitions: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly learnMore?: string;
  }[];
}) {
  return (
    <Popover
      label="Definitions of the figures"
      className="w-[28rem] p-0"
      trigger={
        <Button
          variant="ghost"
          size="small"
          className="w-7 px-0"
          aria-label="Definitions of the figures"
          title="Definitions of the figures"
        >
          <CircleHelp aria-hidden="true" />
        </Button>
      }
    >
      <dl className="grid">
        {definitions.map(({ name, meaning, learnMore }) => (
          <div
            key={name}
            className="grid gap-x-3 gap-y-0.5 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[9rem_1fr]"
          >
            <dt className="font-medium">{name}</dt>
            <dd className="text-12 text-pretty text-ink-quiet">
              {meaning}
              {learnMore !== undefined && (
                <>
                  {" "}
                  <ExternalLink href={learnMore}>
                    Learn more<VisuallyHidden> about {name}</VisuallyHidden>
                  </ExternalLink>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
