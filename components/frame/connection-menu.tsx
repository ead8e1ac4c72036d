"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { usePagePath } from "@/components/ui/address/connection-address";
import { cx } from "@/components/ui/cx";
import { Menu } from "@/components/ui/menu/menu";
import { MenuHeading, MenuItem } from "@/components/ui/menu/menu-items";
import { connectionPrefix } from "@/lib/core/http/connection-path";
import { destinations } from "./destinations";
import { type ConnectionChoice, placeOf } from "@/lib/connection/connection-choice";
import { useFrame } from "./frame-context";

/** Where Canopy has several connections: which one this is, and the way to the same page of another one. */
export function ConnectionMenu() {
  const { connections } = useFrame();
  const path = usePagePath();
  const here = connections.find(({ isHere }) => isHere);
  if (here === undefined) return null;
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-control border bg-surface px-2 py-1 text-left hover:bg-surface-hover pointer-coarse:min-h-10"
        >
          <ConnectionNames connection={here} />
          <ChevronsUpDown aria-hidden="true" className="ml-auto size-3.5 shrink-0 text-ink-quiet" />
        </button>
      }
    >
      <MenuHeading>Connections</MenuHeading>
      {connections.map((connection) => (
        <MenuItem key={connection.name ?? ""} asChild>
          {/* The page is loaded as a whole: nothing of one connection stays in it for the next. */}
          <a
            href={addressIn(connection, path)}
            aria-current={connection.isHere ? "true" : undefined}
            className="h-auto! min-w-56 py-1"
          >
            <ConnectionNames connection={connection} />
            {connection.isHere && <Check aria-hidden="true" className="ml-auto" />}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}

/** What a connection is called, and where it works. */
function ConnectionNames({
  connection: { title, region, partition },
  className,
}: {
  connection: ConnectionChoice;
  className?: string;
}) {
  return (
    <span className={cx("grid min-w-0", className)}>
      <span className="sr-only">Connection: </span>
      <span className="truncate text-13 font-medium">{title}</span>
      <span className="truncate font-mono text-12 text-ink-quiet">{placeOf({ region, partition })}</span>
    </span>
  );
}

/** The same page of another connection; what stands below it is of this one. */
export function addressIn({ name }: Pick<ConnectionChoice, "name">, path: string): string {
  const page = destinations.find(
    ({ href }) => href !== "/" && (path === href || path.startsWith(`${href}/`)),
  );
  return connectionPrefix(name) + (page?.href ?? (name === undefined ? "/" : ""));
}
