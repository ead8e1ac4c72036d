"use client";

import { useQuery } from "@tanstack/react-query";
import { SeverityMark } from "./severity-mark";
import { policiesQueries } from "@/lib/security-hub/policies/queries";

/** A control that the catalogue does not have: AWS is asked for it by its id. */
export function UnknownControl({ controlId }: { controlId: string }) {
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
      {error && <span className="text-ink-quiet">{error.failure.message}</span>}
    </li>
  );
}
