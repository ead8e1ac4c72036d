"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { ExternalLink } from "@/components/ui/external-link";
import { FieldError } from "@/components/ui/field/field-frame";
import { PasteField } from "@/components/ui/field/paste-field";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { TextField } from "@/components/ui/field/text-field";
import { bytesOf } from "@/lib/aws-config/packs/template/pack-template";
import { sizeText } from "@/lib/aws-config/packs/template/parse-template";
import { countOf } from "@/lib/format/count";
import type { CheckedDraft } from "./check-draft";
import type { PackDraft } from "./pack-draft";

/** AWS's own templates: Canopy ships none. */
const SAMPLES_URL =
  "https://docs.aws.amazon.com/config/latest/developerguide/conformancepack-sample-templates.html";
const REPOSITORY_URL = "https://github.com/awslabs/aws-config-rules/tree/master/aws-config-conformance-packs";

const sources = [
  {
    value: "body",
    title: "File or text",
    description:
      "YAML or JSON, up to 51,200 bytes. Canopy checks it and keeps it: AWS doesn't give templates back.",
  },
  {
    value: "s3",
    title: "Object in S3",
    description:
      "Up to 300 KB. AWS Config reads it with your permissions; Canopy doesn't, and can't check it.",
  },
] as const;

/** Where the template comes from, and what AWS would refuse of it, by line. */
export function TemplateFields({
  draft,
  checked,
  errors,
  onChange,
}: {
  draft: PackDraft;
  checked: CheckedDraft;
  errors: ReadonlyMap<string, string>;
  onChange: (change: Partial<PackDraft>) => void;
}) {
  return (
    <div className="grid gap-4">
      {draft.base.pack !== null && draft.base.pack.template === undefined && (
        <p className="text-13 text-pretty">
          The template that is deployed isn&apos;t known: another client deployed it, and AWS doesn&apos;t
          give templates back. Give it here, or name its object in S3: AWS replaces the whole pack.
        </p>
      )}
      <RadioCards
        legend="Template from"
        options={sources}
        value={draft.source}
        onChange={(source) => onChange({ source })}
      />
      {draft.source === "body" ? (
        <div className="grid gap-2">
          <PasteField
            label="Template"
            rows={12}
            placeholder={"Parameters:\n  …\nResources:\n  …"}
            value={draft.body}
            isReplaced
            accept=".yaml,.yml,.json,.template,.txt,text/*,application/json"
            help="Upload a file or paste its text."
            summary={summaryOf(draft, checked)}
            onText={(body) => onChange({ body })}
          />
          <FieldError message={errors.get("body")} field="body" />
          <Problems problems={checked.problems} />
        </div>
      ) : (
        <TextField
          label="S3 URI"
          mono
          placeholder="s3://bucket/template.yaml"
          value={draft.uri}
          error={errors.get("uri")}
          help="In a bucket of this Region, not in an archived storage class."
          onChange={({ target }) => onChange({ uri: target.value })}
        />
      )}
      <p className="text-12 text-ink-quiet">
        AWS publishes templates:{" "}
        <ExternalLink href={SAMPLES_URL}>sample templates in the documentation</ExternalLink> and{" "}
        <ExternalLink href={REPOSITORY_URL}>their files on GitHub</ExternalLink>.
      </p>
    </div>
  );
}

function summaryOf({ body }: PackDraft, { template }: CheckedDraft): string {
  if (body === "") return "";
  const size = sizeText(bytesOf(body));
  if (template === undefined) return size;
  const { rules, remediations, parameters } = template;
  return [
    countOf(rules.length, "rule"),
    countOf(remediations.length, "remediation"),
    countOf(parameters.length, "parameter"),
    size,
  ].join(", ");
}

function Problems({ problems }: Pick<CheckedDraft, "problems">) {
  if (problems.length === 0) return null;
  return (
    <ul
      aria-label="Problems of the template"
      tabIndex={0}
      className="grid max-h-64 gap-1 overflow-y-auto rounded-control border px-3 py-2 text-13"
    >
      {problems.map(({ severity, line, message }) => (
        <li key={`${line ?? 0} ${message}`} className="flex items-start gap-2">
          {severity === "error" ? (
            <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-failed" />
          ) : (
            <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-stuck" />
          )}
          {line !== undefined && <span className="shrink-0 text-ink-quiet tabular-nums">Line {line}</span>}
          <span className="min-w-0 break-words">{message}</span>
        </li>
      ))}
    </ul>
  );
}
