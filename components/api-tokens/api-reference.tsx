import { CopyBlock } from "@/components/ui/copy-block";
import { ExternalLink } from "@/components/ui/external-link";
import { Badge } from "@/components/ui/status/badge";

export interface ReferencedOperation {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** The permission that it takes. */
  readonly requires: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
  }[];
  /** JSON Schema; undefined where the operation takes no body. */
  readonly body: string | undefined;
  readonly answer: string;
}

/** What the API can do: each operation with its parameters, its permission and its schemas. */
export function ApiReference({ operations }: { operations: readonly ReferencedOperation[] }) {
  const byTag = Map.groupBy(operations, ({ tag }) => tag);
  return (
    <>
      <header className="grid max-w-3xl gap-2 border-b px-4 py-3 text-pretty text-ink-quiet">
        <p>
          Paths are below <code className="font-mono text-12">/api/v1</code>. Requests and answers are JSON.
          An error is <code className="font-mono text-12">{'{ "failure": { "code", "message" } }'}</code>.
          Clients can be generated from the{" "}
          <ExternalLink href="/api/v1/openapi.json">OpenAPI document</ExternalLink>.
        </p>
        <p>
          To change associations: preview the assignments, then start the run that the preview answers, or
          save it as a plan. What was previewed is what AWS gets: a target that has something else applied by
          then is a conflict.
        </p>
      </header>
      {[...byTag].map(([tag, of]) => (
        <section key={tag} aria-label={tag} className="px-4 py-3">
          <h2 className="pb-1 text-14 font-semibold">{tag}</h2>
          <ul className="grid">
            {of.map((operation) => (
              <li key={operation.id} id={operation.id} className="border-b py-2">
                <Operation operation={operation} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Operation({ operation }: { operation: ReferencedOperation }) {
  const { method, path, summary, requires, parameters, body, answer } = operation;
  return (
    <details>
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1">
        <Badge outlined>{method}</Badge>
        <code className="font-mono text-12 break-all">{path}</code>
        <span className="text-ink-quiet">{summary}</span>
      </summary>
      <div className="grid gap-3 py-3">
        <p className="text-12 text-ink-quiet">
          {requires === "signed-in" ? (
            "Takes any valid token."
          ) : requires === "what the run takes" ? (
            "Takes the permissions that the changes of the run take."
          ) : (
            <>
              Takes <code className="font-mono">{requires}</code>.
            </>
          )}
        </p>
        {parameters.length > 0 && (
          <ul aria-label="Parameters" className="grid gap-0.5 text-12">
            {parameters.map(({ name, in: place, required }) => (
              <li key={name}>
                <code className="font-mono">{name}</code>{" "}
                <span className="text-ink-quiet">
                  {place}
                  {required ? ", required" : ""}
                </span>
              </li>
            ))}
          </ul>
        )}
        {body !== undefined && <CopyBlock label={`schema of the body of ${operation.id}`} text={body} />}
        <CopyBlock label={`schema of the answer of ${operation.id}`} text={answer} />
      </div>
    </details>
  );
}
