"use client";

import { memo } from "react";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { ExternalLink } from "@/components/ui/external-link";
import { StatusMark } from "@/components/ui/status/status-mark";
import { formatCount } from "@/lib/format/count";
import type { ControlState } from "@/lib/security-hub/policies/control-states";
import type { ControlDefinition } from "@/lib/security-hub/policies/standards/catalogue";
import { controlStateLabels } from "./policy-labels";
import { SeverityMark } from "@/components/inventory/changes/severity-mark";

const cell = "py-1.5 pr-4 align-top max-md:p-0";

/** One control under a policy; memoised, because five hundred stand below the field that narrows them down. */
export const ControlRow = memo(function ControlRow({
  control,
  state,
  isCustomised,
  standards,
}: {
  control: ControlDefinition;
  state: ControlState;
  isCustomised: boolean;
  standards: readonly string[];
}) {
  return (
    <tr
      role="row"
      className="border-b hover:bg-surface-hover max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:py-2"
    >
      <td role="cell" className={cx(cell, "w-40")} title={controlStateLabels[state].means}>
        <StatusMark tone={controlStateLabels[state].tone}>{controlStateLabels[state].word}</StatusMark>
      </td>
      <td role="cell" className={cx(cell, "font-mono text-12 leading-5 whitespace-nowrap")}>
        {control.id}
      </td>
      <td role="cell" className={cx(cell, "text-pretty max-md:order-last max-md:w-full")}>
        <ExternalLink
          href={control.remediationUrl}
          className="text-ink no-underline hover:text-accent hover:underline [&>svg]:opacity-0 hover:[&>svg]:opacity-100"
        >
          {control.title}
        </ExternalLink>
        <span className="ml-2 inline-flex gap-1 empty:hidden">
          {isCustomised && <Badge>custom parameters</Badge>}
          {!control.available && <Badge outlined>not in this Region</Badge>}
        </span>
      </td>
      <td role="cell" className={cx(cell, "w-24")}>
        <SeverityMark severity={control.severity} />
      </td>
      <td
        role="cell"
        className={cx(cell, "w-56 max-w-56 truncate text-12 leading-5 text-ink-quiet max-md:hidden")}
      >
        {standards.length === 0 ? (
          "none"
        ) : (
          <span title={standards.join(", ")}>
            {standards.length === 1 ? standards[0] : `${formatCount(standards.length)} of them`}
          </span>
        )}
      </td>
    </tr>
  );
});
