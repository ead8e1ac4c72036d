import { Fragment } from "react";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { foldEncodedPart } from "@/lib/core/access-denial";
import type { CallOutcome } from "@/lib/connection/observation";
import type { LastChange, Permission, PermissionRow } from "@/lib/connection/diagnosis/permissions";

const marks: Readonly<Record<Permission, { readonly tone: Tone; readonly word: string }>> = {
  allowed: { tone: "success", word: "Allowed" },
  succeeded: { tone: "success", word: "Succeeded" },
  denied: { tone: "failed", word: "Denied" },
  throttled: { tone: "outdated", word: "Throttled" },
  unknown: { tone: "not-visible", word: "Unknown" },
  "not-tried": { tone: "none", word: "Not tried" },
  checking: { tone: "pending", word: "Checking" },
};

const heading = "px-2 py-1.5 text-left text-12 font-medium text-ink-quiet first:pl-4 last:pr-4";
const cell = "align-top md:px-2 md:py-1 md:first:pl-4 md:last:pr-4";

/** Every operation Canopy calls, whether it may, and the request id to ask AWS about. On a phone each is a small block. */
export function PermissionTable({ rows }: { rows: readonly PermissionRow[] }) {
  return (
    <table aria-label="Permissions" className="w-full border-b text-13">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={heading}>
            Permission
          </th>
          <th scope="col" className={heading}>
            Operation
          </th>
          <th scope="col" className={heading}>
            Needed for
          </th>
          <th scope="col" className={heading}>
            Answer
          </th>
          <th scope="col" className={heading}>
            Request id
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ operation, purpose, permission, outcome, change }) => (
          <tr
            key={operation}
            className="border-t max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:px-4 max-md:py-1.5"
          >
            <td className={cell}>
              <StatusMark tone={marks[permission].tone}>{marks[permission].word}</StatusMark>
            </td>
            <th
              scope="row"
              className={`${cell} text-left font-mono text-12 leading-5 font-normal break-words max-md:basis-full`}
            >
              <Operation name={operation} />
            </th>
            <td className={`${cell} text-ink-quiet`}>{purpose}</td>
            <td className={`${cell} max-w-96 text-12 leading-5 break-words text-ink-quiet`}>
              {change === undefined ? answerOf(outcome) : <Changed change={change} />}
            </td>
            <td className={cell}>
              <RequestId outcome={outcome} change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `service:ActionInWords`, broken between its words where it has to be. */
function Operation({ name }: { name: string }) {
  return name.split(/(?<=:)|(?<=[a-z])(?=[A-Z])/).map((word, index) => (
    <Fragment key={`${index} ${word}`}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

function answerOf(outcome: CallOutcome | undefined): string {
  if (outcome === undefined) return "";
  switch (outcome.state) {
    case "answered":
      return `${outcome.tookMs} ms`;
    case "failed": {
      const { aws, code, message } = outcome.failure;
      // The check of the credentials says the rest, and once is enough.
      if (aws === undefined && code === "unauthenticated") return "Not sent: there are no credentials.";
      const { text } = foldEncodedPart(message);
      return aws?.exception === undefined ? text : `${aws.exception}: ${text}`;
    }
    case "not-tried":
      return outcome.because === "nothing-there"
        ? `No permission is missing: ${outcome.needs} names none.`
        : `It needs an id from ${outcome.needs}, which did not answer.`;
  }
}

/** How the last change by an operation ended, and when. */
function Changed({ change: { at, result } }: { change: LastChange }) {
  return (
    <>
      Last change <RelativeTime at={at} />
      {!result.ok && `: ${answerOf({ state: "failed", failure: result.failure, tookMs: 0 })}`}
    </>
  );
}

function RequestId({
  outcome,
  change,
}: {
  outcome: CallOutcome | undefined;
  change: LastChange | undefined;
}) {
  const id =
    change?.requestId ??
    (outcome?.state === "answered"
      ? outcome.requestId
      : outcome?.state === "failed"
        ? outcome.failure.aws?.requestId
        : undefined);
  return id === undefined ? null : <Copyable value={id} label="request id" className="max-w-40" />;
}
