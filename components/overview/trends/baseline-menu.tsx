"use client";

import { ChevronDown } from "lucide-react";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu/menu";
import { MenuRadioGroup } from "@/components/ui/menu/menu-items";
import { Moment } from "@/components/ui/moment";
import { baselineParsers } from "../search-params";

const USUAL = "usual";

/** Names the moment that the numbers of the page are compared with, and chooses another among the stored snapshots. */
export function BaselineMenu({
  moments,
  usual,
  today,
  since,
}: {
  /** Epoch milliseconds, newest first. */
  moments: readonly number[];
  /** The default among them; undefined where there is none. */
  usual: number | undefined;
  /** When today began. */
  today: number;
  /** The one that the URL names. */
  since: number | undefined;
}) {
  // The server compares, so that the page is rendered anew.
  const [, setParams] = useAddress(baselineParsers, { shallow: false, history: "push" });
  if (usual === undefined) {
    return <p className="text-12 text-ink-quiet">No earlier snapshot to compare with yet.</p>;
  }
  const usualName = usual < today ? "Last snapshot before today" : "First snapshot";
  return (
    <div className="flex min-w-0 items-center gap-2 text-12 text-ink-quiet">
      <span className="whitespace-nowrap">Changes since</span>
      <Menu
        trigger={
          <Button size="small" className="min-w-0">
            {since === undefined && <span className="truncate max-sm:hidden">{usualName},</span>}
            <Moment at={since ?? usual} />
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        <MenuRadioGroup
          value={since === undefined ? USUAL : String(since)}
          options={[
            {
              value: USUAL,
              label: (
                <span>
                  {usualName}, <Moment at={usual} />
                </span>
              ),
            },
            ...moments.map((at) => ({ value: String(at), label: <Moment at={at} /> })),
          ]}
          onChange={(value) => void setParams({ since: value === USUAL ? null : new Date(Number(value)) })}
        />
      </Menu>
    </div>
  );
}
