"use client";

import { PageLink } from "@/components/ui/address/page-link";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import { callerName } from "@/lib/connection/caller-name";
import type { Connection } from "@/lib/connection/connection";
import { isHomeRegion, standing } from "@/lib/connection/standing";
import { connectionSentences } from "./connection-sentences";

/**
 * Through whose eyes Canopy looks, quietly: account and role, Region, what the account is to Security Hub and to Config,
 * and the endpoint where it is not AWS's own. It leads to the page that explains all of it.
 */
export function CallerLine({
  connection,
  className,
  onNavigate,
}: {
  connection: Connection;
  className?: string;
  onNavigate?: (open: false) => void;
}) {
  const { caller, failure, region, homeRegion, endpoint } = connection;
  const isAtHome = isHomeRegion(connection);
  return (
    <Tooltip
      content={
        <span className="grid gap-0.5">
          {connectionSentences(connection).map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
      }
    >
      <PageLink
        href="/connection"
        onClick={() => onNavigate?.(false)}
        className={cx(
          "flex min-w-0 items-center gap-2 rounded-chip py-0.5 text-12 text-ink-quiet hover:bg-surface-hover hover:text-ink",
          className,
        )}
      >
        <span className="sr-only">Connection: </span>
        {caller === undefined ? (
          failure === undefined ? (
            <span>Loading the caller…</span>
          ) : (
            <Badge tone="failed">
              {failure.code === "unavailable" ? "AWS does not answer" : "No caller"}
            </Badge>
          )
        ) : (
          <>
            <span className="font-mono whitespace-nowrap tabular-nums">{caller.accountId}</span>
            <span className="max-w-36 truncate max-xl:hidden">{callerName(caller.arn).name}</span>
          </>
        )}
        <span className="font-mono whitespace-nowrap">{region}</span>
        {isAtHome === false && <Badge tone="stuck">home is {homeRegion}</Badge>}
        {homeRegion === null && <Badge tone="stuck">no home Region</Badge>}
        {caller !== undefined && caller.partition !== "aws" && (
          <span className="font-mono whitespace-nowrap">{caller.partition}</span>
        )}
        <Standing connection={connection} />
        {endpoint !== undefined && (
          <span className="flex h-5 items-center rounded-chip border border-stuck/50 bg-stuck-soft px-1.5 font-medium whitespace-nowrap text-stuck">
            {endpointName(endpoint)}
          </span>
        )}
      </PageLink>
    </Tooltip>
  );
}

/** What the account may administer; only what it may not is marked. */
function Standing({ connection }: { connection: Connection }) {
  const securityHub = standing(connection, connection.securityHubAdministrators);
  const config = standing(connection, connection.configAdministrators);
  const administers = [
    ...(securityHub === "administrator" ? ["Security Hub"] : []),
    ...(config === "administrator" ? ["Config"] : []),
  ];
  return (
    <>
      {administers.length > 0 && (
        <span className="whitespace-nowrap max-xl:sr-only">
          Delegated administrator: {administers.join(", ")}
        </span>
      )}
      {(securityHub === "member" || securityHub === "management") && (
        <Badge tone="stuck">
          {securityHub === "member" ? "not the administrator" : "management account"}
        </Badge>
      )}
    </>
  );
}

/** The host is what tells one endpoint from another. */
function endpointName(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
