"use client";

import { useQuery } from "@tanstack/react-query";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { otherProviderRule } from "@/lib/security-hub/policies/standards/standards";
import { SeverityMark } from "@/components/inventory/changes/severity-mark";

/** A control that the catalogue does not offer: AWS is asked for it by its id. */
export function UnknownControl({
  controlId,
  provider,
}: {
  controlId: string;
  /** The cloud that it is for, where that is another one. */
  provider: string | undefined;
}) {
  const { data, error } = useQuery(policiesQueries.control(controlId));
  return (
    <li className="flex flex-wrap items-center gap-x-3">
      <span className="font-mono text-12">{controlId}</span>
      {data && (
        <>
          <span>{data.title}</span>
          <SeverityMark severity={data.severity} />
        </>
      )}
      {provider !== undefined && <span className="text-ink-quiet">{otherProviderRule(provider)}</span>}
      {error && <span className="text-ink-quiet">{error.failure.message}</span>}
    </li>
  );
}
