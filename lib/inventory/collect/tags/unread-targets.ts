import "server-only";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { currentTags, tagMemory } from "@/lib/inventory/serve/current-tags";

/**
 * A test of whether there are targets to ask about before the next day: those that joined since, and those that an interrupted
 * reading did not come to. Looks at each version of the organization once.
 */
export function unreadTargets(): () => Promise<boolean> {
  let seen: string | undefined;
  return async () => {
    const organization = await currentSnapshot();
    const { complete = false, version } = organization?.meta ?? {};
    if (organization === undefined || !complete || version === seen) return false;
    seen = version;
    // The memory may be from before a reading that has just ended: all targets would be read once more.
    tagMemory().forget();
    const tags = await currentTags();
    const known = new Set(tags?.ids);
    return tags?.columns.due.includes(1) === true || organization.tree.ids.some((id) => !known.has(id));
  };
}
