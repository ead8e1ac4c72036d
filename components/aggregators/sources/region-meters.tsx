import { Meter } from "@/components/ui/status/meter";
import { type AggregatorList, MAX_AGGREGATORS } from "@/lib/aws-config/aggregators/aggregator-list";

/** How many aggregators each Region has, of those that an account may have there. */
export function RegionMeters({ list }: { list: AggregatorList }) {
  return (
    <ul aria-label="Aggregators by Region" className="flex flex-wrap gap-x-6 gap-y-2">
      {list.regions.map(({ region, aggregators, failure }) => (
        <li key={region} className="w-56">
          {failure === undefined || aggregators.length > 0 ? (
            <Meter
              label={region}
              value={aggregators.length}
              max={MAX_AGGREGATORS}
              unit="aggregator"
              detail={failure === undefined ? undefined : "at least"}
              tone={aggregators.length >= MAX_AGGREGATORS * 0.9 ? "stuck" : "none"}
            />
          ) : (
            <span className="flex items-baseline gap-2 text-12">
              {region} <span className="ml-auto text-failed">could not be read</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
