import { FailureNotice } from "@/components/failures/failure-notice";
import { TagsRefresh } from "@/components/inventory/tags/tags-refresh";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Failure } from "@/lib/core/failure";
import type { TargetTags } from "@/lib/organizations/tags/placed-tags";
import { AccountSection } from "./account-section";

const needs = "Canopy's role needs organizations:ListTagsForResource for this account.";

/** The tags of an account with their age, or why they are not known. */
export function AccountTags({ tags, failure }: { tags: TargetTags; failure: Failure | undefined }) {
  return (
    <AccountSection
      title="Tags"
      aside={
        <span className="flex flex-wrap items-center gap-x-2">
          <TagsAge tags={tags} />
          <TagsRefresh />
        </span>
      }
    >
      {tags.state === "refused" && (
        <p className="text-13">
          Denied. {needs} Asked <RelativeTime at={tags.askedAt} />.
        </p>
      )}
      {tags.state === "not-read" && (
        <p className="text-13 text-ink-quiet">
          Not read yet. Canopy reads the tags of each account once a day in the background.
        </p>
      )}
      {tags.state !== "refused" && failure && (
        <FailureNotice failure={failure} consequence="Some tags could not be read." />
      )}
      {tags.state === "read" && tags.isRefusedNow && (
        <p className="text-13">Denied when they were last asked for. {needs}</p>
      )}
      {tags.state === "read" && tags.tags.length === 0 && (
        <p className="text-13 text-ink-quiet">The account has no tags.</p>
      )}
      {tags.state === "read" && tags.tags.length > 0 && (
        <table className="w-full table-fixed text-left text-13">
          <thead className="text-12 text-ink-quiet">
            <tr>
              <th scope="col" className="w-2/5 py-1 pr-3 font-normal">
                Key
              </th>
              <th scope="col" className="py-1 font-normal">
                Value
              </th>
            </tr>
          </thead>
          <tbody>
            {tags.tags.map(({ key, value }) => (
              <tr key={key} className="border-t align-baseline">
                <th scope="row" className="py-1 pr-3 font-medium break-words">
                  {key}
                </th>
                <td className="py-1 break-words">
                  {value === "" ? (
                    <span className="text-ink-quiet">(empty)</span>
                  ) : (
                    <Copyable value={value} label={`value of ${key}`} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </AccountSection>
  );
}

function TagsAge({ tags }: { tags: TargetTags }) {
  if (tags.state !== "read") return null;
  return (
    <span>
      read <RelativeTime at={tags.readAt} />
    </span>
  );
}
