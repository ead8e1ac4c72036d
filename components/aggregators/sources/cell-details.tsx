import { CloseButton } from "@/components/ui/icon-button";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { cellAt, type SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { formatAccountNumber } from "@/lib/format/names";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import { sourceStatusLabels } from "./source-labels";
import type { AccountPlace } from "../account-places";
import type { OpenSource } from "./source-grid";

/** Everything AWS says of one source, in one Region or in all of them. Below the matrix, so that it covers no row. */
export function CellDetails({
  open,
  matrix,
  placeOf,
  onClose,
}: {
  open: OpenSource;
  matrix: SourceMatrix;
  placeOf: (id: string) => AccountPlace;
  onClose: () => void;
}) {
  const place = placeOf(open.sourceId);
  const source = matrix.sources.indexOf(open.sourceId);
  const regions = [...matrix.regions.entries()].filter(
    ([, region]) => open.region === undefined || region === open.region,
  );
  return (
    <aside
      aria-label={`Details of ${place.name}`}
      className="grid max-h-64 shrink-0 grid-cols-[minmax(0,1fr)] content-start gap-2 overflow-y-auto border-t bg-surface-sunken px-4 py-2.5 text-13"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 truncate text-14 font-semibold">{place.name}</h2>
        <Copyable value={place.id} label="account id">
          {formatAccountNumber(place.id)}
        </Copyable>
        {place.state !== undefined && place.state !== "ACTIVE" && (
          <StatusMark tone="suspended">{accountStateLabels[place.state]}</StatusMark>
        )}
        {place.path !== undefined && (
          <TextLink
            href={`/organization?target=${encodeURIComponent(place.id)}`}
            className="min-w-0 truncate text-12"
          >
            {place.path}
          </TextLink>
        )}
        <span className="ml-auto">
          <CloseButton onClick={onClose} />
        </span>
      </header>
      <ul className="grid gap-1.5">
        {regions.map(([index, region]) => {
          const cell = cellAt(matrix, source, index);
          if (cell === undefined) return <NothingReported key={region} region={region} />;
          const { word, tone } = sourceStatusLabels[cell.status];
          return (
            <li
              key={region}
              className="grid items-start gap-x-4 gap-y-0.5 sm:grid-cols-[8rem_7rem_6rem_minmax(0,1fr)]"
            >
              <span className="font-mono text-12 leading-5">{region}</span>
              <StatusMark tone={tone}>{word}</StatusMark>
              <span className="text-12 leading-5 text-ink-quiet">
                {cell.updatedAt !== undefined && <RelativeTime at={cell.updatedAt} />}
              </span>
              <span className="min-w-0 text-pretty break-words">
                {cell.errorCode !== undefined && (
                  <code className="mr-2 font-mono text-12">{cell.errorCode}</code>
                )}
                {cell.errorMessage}
              </span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

function NothingReported({ region }: { region: string }) {
  return (
    <li className="flex gap-4 text-ink-quiet">
      <span className="w-28 font-mono text-12 leading-5">{region}</span>
      AWS reports nothing for it.
    </li>
  );
}
