"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { Badge } from "@/components/ui/status/badge";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import type { PackName } from "@/lib/aws-config/packs/model";
import { visibleText } from "@/lib/format/visible-text";

/** The tags that AWS has of a pack now: the collection doesn't read them. */
export function PackTags({ name }: { name: PackName }) {
  const { data, error, refetch } = useQuery(packQueries.detail(name));
  if (data === undefined && error !== null)
    return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <p role="status" className="text-13 text-ink-quiet">
        Reading the tags…
      </p>
    );
  const { tags, missingParts } = data;
  return (
    <div className="grid gap-2 text-13">
      <MissingPartsNotice missingParts={missingParts} />
      {tags === undefined && <p>{data.pack === null ? "The pack was deleted." : "Not known."}</p>}
      {tags?.length === 0 && <p className="text-ink-quiet">None.</p>}
      {tags !== undefined && tags.length > 0 && (
        <ul aria-label="Tags of the pack" className="flex flex-wrap gap-1.5">
          {tags.map(({ key, value }) => (
            <li key={key} className="min-w-0 break-all">
              <Badge outlined>
                <span className="text-ink-quiet">{visibleText(key)}</span> {visibleText(value)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
