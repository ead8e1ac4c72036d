"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { TemplateHash, TemplateSource } from "@/lib/aws-config/packs/change/pack-change";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import { parseTemplate, sizeText } from "@/lib/aws-config/packs/template/parse-template";
import { diffTemplates, isSameContents, type NamesDiff } from "@/lib/aws-config/packs/template/template-diff";
import { countOf } from "@/lib/format/count";
import { Disclosure } from "./disclosure";

/** A template that takes the place of another: which rules and parameters come, go and change, and both texts. */
export function TemplateChange({
  from,
  to,
  isUnknown,
}: {
  from?: TemplateSource;
  to: TemplateSource;
  /** There is a pack whose template isn't known. */
  isUnknown: boolean;
}) {
  return (
    <div className="grid gap-2">
      <p>
        <TemplateName of={to} />
      </p>
      {isUnknown && (
        <p className="text-pretty text-ink-quiet">
          The template that is deployed isn&apos;t known: Canopy didn&apos;t deploy it, and AWS doesn&apos;t
          give templates back.
        </p>
      )}
      {from !== undefined && (
        <p className="text-ink-quiet">
          In place of <TemplateName of={from} />
        </p>
      )}
      {from?.kind === "body" && to.kind === "body" && <Difference from={from.sha256} to={to.sha256} />}
      {to.kind === "body" && <TemplateText label="View template" sha256={to.sha256} />}
      {from?.kind === "body" && <TemplateText label="View former template" sha256={from.sha256} />}
    </div>
  );
}

/** `Template of 4.3 KB (4,431 bytes), SHA-256 1f0c…` or its place in S3. */
export function TemplateName({ of }: { of: TemplateSource }) {
  if (of.kind === "s3") return <span className="font-mono text-12 break-all">{of.uri}</span>;
  return (
    <>
      Template of {sizeText(of.bytes)}, SHA-256{" "}
      <span className="font-mono text-12" title={of.sha256}>
        {of.sha256.slice(0, 12)}
      </span>
    </>
  );
}

function Difference({ from, to }: { from: TemplateHash; to: TemplateHash }) {
  const before = useQuery(packQueries.template(from));
  const after = useQuery(packQueries.template(to));
  const failure = before.error?.failure ?? after.error?.failure;
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (before.data === undefined || after.data === undefined)
    return (
      <p role="status" className="text-ink-quiet">
        Reading the templates…
      </p>
    );
  const [had, has] = [parseTemplate(before.data.body).template, parseTemplate(after.data.body).template];
  if (had === undefined || has === undefined) return null;
  const diff = diffTemplates(had, has);
  if (isSameContents(diff))
    return <p>Rules, remediations and parameters are the same; other parts of the text differ.</p>;
  return (
    <ul aria-label="Changes of the template" className="grid gap-1">
      <Names what="rule" diff={diff.rules} />
      <Names what="remediation" diff={diff.remediations} />
      <Names what="parameter" diff={diff.parameters} />
    </ul>
  );
}

function Names({ what, diff }: { what: string; diff: NamesDiff }) {
  const groups = [
    { word: "added", names: diff.added },
    { word: "removed", names: diff.removed },
    { word: "changed", names: diff.changed },
  ];
  return groups.map(({ word, names }) =>
    names.length === 0 ? null : (
      <li key={word}>
        <Disclosure summary={`${countOf(names.length, what)} ${word}`}>
          <p className="font-mono text-12 break-words">{names.join(", ")}</p>
        </Disclosure>
      </li>
    ),
  );
}

function TemplateText({ label, sha256 }: { label: string; sha256: TemplateHash }) {
  return (
    <Disclosure summary={label}>
      <ReadText sha256={sha256} />
    </Disclosure>
  );
}

function ReadText({ sha256 }: { sha256: TemplateHash }) {
  const { data, error } = useQuery(packQueries.template(sha256));
  if (error) return <FailureNotice failure={error.failure} />;
  return (
    <pre
      tabIndex={0}
      aria-label="Template"
      className="max-h-96 overflow-auto rounded-control border bg-surface-sunken p-3 font-mono text-12"
    >
      {data?.body ?? "Reading the template…"}
    </pre>
  );
}
