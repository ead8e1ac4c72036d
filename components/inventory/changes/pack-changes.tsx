"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { DeployedPack, TemplateSource } from "@/lib/aws-config/packs/change/pack-change";
import {
  diffPack,
  isSamePack,
  type Replaced,
  type WantedPack,
} from "@/lib/aws-config/packs/change/pack-diff";
import { definitionOf } from "@/lib/aws-config/packs/change/pack-state";
import { changesTags, type TagsDiff } from "@/lib/aws-config/tags/tag";
import type { AccountId } from "@/lib/core/identifiers";
import { countOf } from "@/lib/format/count";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { AccountList } from "./account-list";
import { Disclosure } from "./disclosure";
import { TagChanges } from "./tag-changes";
import { TemplateChange, TemplateName } from "./template-change";

/** What putting or deleting a pack changes: template, parameters, exclusions, delivery and tags, each with both values. */
export function PackChanges({
  before,
  after,
  tags,
}: {
  before: DeployedPack | null;
  after: WantedPack | null;
  /** What becomes of its tags; absent where nothing is said of them. */
  tags?: TagsDiff | "not-known" | undefined;
}) {
  const diff = diffPack(before, after);
  if (after === null)
    return before === null ? null : (
      <p className="text-13">
        The pack and its rules are deleted from every account.{" "}
        {before.template === undefined && "Its template isn't known, so Canopy can't deploy it again."}
      </p>
    );
  const { template, isTemplateUnknown, parameters, excluded, bucket, prefix } = diff;
  return (
    <dl className="grid gap-x-6 gap-y-3 text-13 sm:grid-cols-[9rem_minmax(0,1fr)]">
      {isSamePack(diff) && (
        <Row name="Definition">No changes: the same pack is deployed again to every account.</Row>
      )}
      {template && (
        <Row name="Template">
          <TemplateChange {...template} isUnknown={isTemplateUnknown} />
        </Row>
      )}
      {parameters.length > 0 && (
        <Row name="Parameters">
          <ul className="grid gap-0.5">
            {parameters.map(({ name, ...change }) => (
              <li key={name} className="flex flex-wrap items-center gap-x-2">
                <span className="font-mono text-12 break-all">{name}</span>
                <FromTo {...change} none="default" />
              </li>
            ))}
          </ul>
        </Row>
      )}
      {excluded.added.length + excluded.removed.length > 0 && (
        <Row name="Exclusions">
          <Accounts label="Excluded from now on" ids={excluded.added} />
          <Accounts label="No longer excluded" ids={excluded.removed} />
        </Row>
      )}
      {bucket && (
        <Row name="Delivery bucket">
          <FromTo {...bucket} none="none" />
        </Row>
      )}
      {prefix && (
        <Row name="Delivery prefix">
          <FromTo {...prefix} none="none" />
        </Row>
      )}
      {tags === "not-known" && (
        <Row name="Tags">Not known: they could not be read, and stay as they are.</Row>
      )}
      {tags !== undefined && tags !== "not-known" && changesTags(tags) && (
        <Row name="Tags">
          <TagChanges tags={tags} />
        </Row>
      )}
    </dl>
  );
}

/** What changes where nothing of a pack does but its tags. */
export function PackTagChanges({ tags }: { tags: TagsDiff | undefined }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 text-13 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <Row name="Definition">No changes: the pack isn&apos;t deployed again.</Row>
      {tags && (
        <Row name="Tags">
          <TagChanges tags={tags} />
        </Row>
      )}
    </dl>
  );
}

/** What became of a pack between two readings; AWS gives no template back, so another one shows as a later update. */
export function PackReadings({ before, after }: { before: DeployedPack | null; after: DeployedPack | null }) {
  if (after === null) return <p className="text-13">The pack was deleted.</p>;
  if (before === null) return <p className="text-13">A pack of this name exists now.</p>;
  const { template = unknownTemplate } = after;
  const diff = diffPack(before, { ...definitionOf(after), template });
  return (
    <dl className="grid gap-x-6 gap-y-3 text-13 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <Row name="Last update">
        <FromTo from={before.updatedAt} to={after.updatedAt} none="not known" />
      </Row>
      {diff.parameters.map(({ name, ...change }) => (
        <Row key={name} name={name}>
          <FromTo {...change} none="default" />
        </Row>
      ))}
      {diff.excluded.added.length + diff.excluded.removed.length > 0 && (
        <Row name="Exclusions">
          <Accounts label="Excluded now" ids={diff.excluded.added} />
          <Accounts label="No longer excluded" ids={diff.excluded.removed} />
        </Row>
      )}
      <Row name="Template">
        {after.template === undefined ? (
          "Not known: AWS doesn't give it back."
        ) : (
          <TemplateName of={after.template} />
        )}
      </Row>
    </dl>
  );
}

const unknownTemplate: TemplateSource = { kind: "s3", uri: "s3://unknown/unknown" };

function Accounts({ label, ids }: { label: string; ids: readonly AccountId[] }) {
  const { data: snapshot } = useQuery(inventoryQueries.snapshot());
  if (ids.length === 0) return null;
  return (
    <Disclosure summary={`${label}: ${countOf(ids.length, "account")}`}>
      <AccountList label={label} ids={ids} tree={snapshot?.tree} />
    </Disclosure>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-12 break-words text-ink-quiet">{name}</dt>
      <dd className="grid min-w-0 gap-1">{children}</dd>
    </div>
  );
}

function FromTo({ from, to, none }: Replaced & { none: string }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <span className="break-all text-ink-quiet">{textOf(from, none)}</span>
      <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 text-ink-faint" />
      <span className="font-medium break-all">{textOf(to, none)}</span>
    </span>
  );
}

function textOf(value: string | undefined, none: string): string {
  return value === "" ? "empty" : (value ?? none);
}
