import { RelativeTime } from "@/components/ui/relative-time";
import { connectionPrefix } from "@/lib/core/http/connection-path";
import type { OtherCallersPacks } from "@/lib/aws-config/packs/other-callers-packs";
import { formatCount } from "@/lib/format/count";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { outcomeLabels } from "@/components/inventory/packs/pack-labels";

const figures = ["failed", "in-progress", "deployed"] as const;

/**
 * Beside the caller's own packs those that other connections into the same organization see: whose they are, what came of
 * them, and the way to them. Draws nothing where there are none.
 */
export function PacksElsewhere({ elsewhere }: { elsewhere: readonly OtherCallersPacks[] }) {
  return elsewhere.map((packs) => (
    <section
      key={packs.connection ?? ""}
      aria-label={`Packs of ${packs.title}`}
      className="grid gap-2 border-t px-4 py-3"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-13 font-semibold">Packs of {packs.title}</h2>
        <p className="text-12 text-ink-quiet">
          Deployed by account <span className="font-mono">{packs.deployedBy}</span>, the{" "}
          {packs.isManagement ? "management account" : "delegated administrator"}, in {packs.region}, as of{" "}
          <RelativeTime at={packs.takenAt} />.
          {packs.isPartial && " There may be more: not all could be read yet."}
        </p>
      </div>
      {packs.packs.length === 0 ? (
        <p className="text-13 text-ink-quiet">This account has deployed none.</p>
      ) : (
        <div className="overflow-x-auto">
          <table aria-label={`Conformance packs of ${packs.title}`} className="border-collapse text-13">
            <thead>
              <tr className="border-b text-left text-12 text-ink-quiet">
                <th scope="col" className="h-7 pr-6 font-normal">
                  Pack
                </th>
                {figures.map((figure) => (
                  <th key={figure} scope="col" className="pr-6 text-right font-normal first-letter:uppercase">
                    {outcomeLabels[figure].word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {packs.packs.map((pack) => (
                <tr key={pack.arn} className="border-b last:border-b-0">
                  <th scope="row" className="py-1.5 pr-6 text-left font-normal">
                    {/* Another connection's page is loaded as a whole. */}
                    <a
                      href={`${connectionPrefix(packs.connection)}${packHref(pack.name)}`}
                      className="rounded-[2px] break-all hover:text-accent hover:underline hover:underline-offset-2"
                    >
                      {pack.name}
                    </a>
                  </th>
                  {[pack.failed, pack.inProgress, pack.deployed].map((count, index) => (
                    <td key={figures[index]} className="pr-6 text-right tabular-nums">
                      {formatCount(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  ));
}
