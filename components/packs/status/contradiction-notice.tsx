import { Banner } from "@/components/ui/status/banner";
import { Copyable } from "@/components/ui/copyable";
import type { Contradiction } from "@/lib/aws-config/packs/contradictions";
import { formatCount } from "@/lib/format/count";
import { contradictionLabels } from "./contradiction-labels";

const NAMED = 12;

/** What AWS says of a pack that cannot all be true, each with what it means. Draws nothing where all agrees. */
export function ContradictionNotice({ found }: { found: readonly Contradiction[] }) {
  const [first, ...others] = found.map(contradictionLabels);
  if (first === undefined) return null;
  const details = [first, ...others];
  return (
    <Banner kind="warning" title={first.title}>
      {first.meaning}
      {(others.length > 0 || first.accountIds.length > 0) && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
            {others.length > 0
              ? `${formatCount(others.length)} more that AWS contradicts itself in`
              : "Which accounts"}
          </summary>
          <ul className="mt-1 grid gap-2">
            {details.map(({ title, meaning, accountIds }, index) => (
              <li key={title} className="grid gap-0.5 border-l-2 border-stuck pl-2.5">
                {index > 0 && (
                  <span>
                    <strong className="font-medium">{title}</strong> {meaning}
                  </span>
                )}
                {accountIds.length > 0 && (
                  <span className="flex flex-wrap gap-x-3">
                    {accountIds.slice(0, NAMED).map((id) => (
                      <Copyable key={id} value={id} label="account id" />
                    ))}
                    {accountIds.length > NAMED && (
                      <span className="text-12">and {formatCount(accountIds.length - NAMED)} more</span>
                    )}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Banner>
  );
}
