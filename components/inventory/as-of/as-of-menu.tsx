"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useId, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import type { ButtonSize } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/menu/popover";
import { Moment } from "@/components/ui/moment";
import { historyQueries } from "@/lib/inventory/client/history-queries";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { asOfParsers } from "./as-of-address";

const label = "Earlier time";

/** Leads to an earlier time: one of the stored snapshots, or any instant. */
export function AsOfMenu({ dataset, size = "small" }: { dataset: Dataset; size?: ButtonSize }) {
  return (
    <Popover
      label={label}
      align="end"
      className="w-72 p-0"
      trigger={
        <IconButton label={label} size={size}>
          <History aria-hidden="true" />
        </IconButton>
      }
    >
      <Choices dataset={dataset} />
    </Popover>
  );
}

function Choices({ dataset }: { dataset: Dataset }) {
  // The server renders the rows of then, too.
  const [{ asof }, setParams] = useAddress(asOfParsers, { history: "push", shallow: false });
  const { data, error, refetch } = useQuery(historyQueries.moments(dataset));
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [input, help] = [useId(), useId()];
  function showTyped() {
    const at = new Date(typed);
    if (Number.isNaN(at.getTime())) setProblem("Enter a date and a time.");
    else if (at.getTime() > Date.now()) setProblem("This time is still to come. Enter an earlier one.");
    else void setParams({ asof: at });
  }
  return (
    <>
      <form
        noValidate
        className="grid gap-1.5 border-b p-3"
        onSubmit={(event) => {
          event.preventDefault();
          showTyped();
        }}
      >
        <label htmlFor={input} className="text-12 text-ink-quiet">
          Date and time, local
        </label>
        <div className="flex gap-2">
          <input
            id={input}
            type="datetime-local"
            value={typed}
            aria-invalid={problem !== undefined}
            aria-describedby={help}
            onChange={(event) => {
              setTyped(event.target.value);
              setProblem(undefined);
            }}
            className="h-7 min-w-0 flex-1 rounded-control border bg-surface px-2 text-13"
          />
          <Button size="small" type="submit">
            Show
          </Button>
        </div>
        <p id={help} className="text-12 text-failed empty:hidden">
          {problem}
        </p>
      </form>
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      <ul aria-label="Stored snapshots" className="max-h-64 overflow-y-auto p-1">
        {data?.map((at) => (
          <li key={at}>
            <button
              type="button"
              aria-current={asof?.getTime() === at}
              onClick={() => void setParams({ asof: new Date(at) })}
              className="flex h-8 w-full items-center rounded-chip px-2 text-left hover:bg-surface-hover aria-[current=true]:font-medium"
            >
              <Moment at={at} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
