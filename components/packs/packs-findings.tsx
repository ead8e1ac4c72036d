import { Banner } from "@/components/ui/status/banner";
import { TextLink } from "@/components/ui/text-link";
import type { Contradiction } from "@/lib/aws-config/packs/contradictions";
import { countOf } from "@/lib/format/count";
import { contradictionLabels } from "./status/contradiction-labels";
import { packHref } from "../inventory/addresses/packs-address";

/** Where AWS contradicts itself, pack by pack. Draws nothing where it does not. */
export function PacksFindings({
  findings,
}: {
  findings: readonly { readonly name: string; readonly found: readonly Contradiction[] }[];
}) {
  const contradicted = findings.filter(({ found }) => found.length > 0);
  const [first] = contradicted;
  if (first === undefined) return null;
  return (
    <Banner kind="warning" title={`Inconsistent status in ${countOf(contradicted.length, "pack")}.`}>
      <details>
        <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
          Show details
        </summary>
        <ul className="mt-1 grid gap-2">
          {contradicted.map(({ name, found }) => (
            <li key={name} className="grid gap-0.5 border-l-2 border-stuck pl-2.5">
              <TextLink href={packHref(name)}>{name}</TextLink>
              {found.map(contradictionLabels).map(({ title, meaning }) => (
                <span key={title}>
                  {title} <span className="text-ink-quiet">{meaning}</span>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </Banner>
  );
}
