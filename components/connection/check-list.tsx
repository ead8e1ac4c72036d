import { AwsOriginLine } from "@/components/failures/aws-origin-line";
import { CodeText } from "@/components/failures/code-text";
import { FailureText } from "@/components/failures/failure-text";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import type { Check } from "@/lib/connection/diagnosis/diagnose";

const marks: Readonly<Record<Check["state"], { readonly tone: Tone; readonly word: string }>> = {
  checking: { tone: "pending", word: "Checking" },
  fine: { tone: "success", word: "Passed" },
  attention: { tone: "stuck", word: "Note" },
  failed: { tone: "failed", word: "Failed" },
  waiting: { tone: "none", word: "Waiting" },
  unknown: { tone: "not-visible", word: "Not known" },
};

/** The steps of the way to AWS, each with its state, what is wrong and the exact thing to do. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ol aria-label="Checks" className="border-b">
      {checks.map((check) => (
        <li
          key={check.id}
          id={check.id}
          aria-label={check.title}
          className="grid scroll-mt-2 items-start gap-x-4 gap-y-1 border-t px-4 py-2.5 md:grid-cols-[8.5rem_17rem_minmax(0,1fr)]"
        >
          <StatusMark tone={marks[check.state].tone}>{marks[check.state].word}</StatusMark>
          <h3 className="text-13 font-medium">{check.title}</h3>
          <Finding check={check} />
        </li>
      ))}
    </ol>
  );
}

function Finding({ check: { says, todo, failure } }: { check: Check }) {
  return (
    <div className="grid max-w-3xl min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5 text-13">
      <p className="text-pretty break-words">
        <CodeText>{says}</CodeText>
      </p>
      {todo.length > 0 && (
        <ul aria-label="What to do" className="grid list-disc gap-1 pl-5 text-pretty marker:text-ink-quiet">
          {todo.map((step) => (
            <li key={step} className="break-words">
              <CodeText>{step}</CodeText>
            </li>
          ))}
        </ul>
      )}
      {failure !== undefined && (
        <div className="grid gap-1 border-l-2 pl-2.5 text-12 text-ink-quiet">
          <div className="break-words">
            <FailureText message={failure.message} />
          </div>
          <AwsOriginLine failure={failure} />
        </div>
      )}
    </div>
  );
}
