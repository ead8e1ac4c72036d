import { formatCount } from "@/lib/format/count";
import { packColumn } from "./pack-column";

/** In how many accounts that have a status of the pack no recorder is known to record in its Region. */
export const recorderColumn = packColumn({
  key: "recorder",
  title: "Without a known recorder",
  isOptional: true,
  headClass: "text-right",
  className: "text-12 text-ink-quiet tabular-nums max-md:order-5 md:text-right",
  cell: ({ withoutRecorder }) => (
    <>
      {withoutRecorder === undefined ? "not read yet" : formatCount(withoutRecorder)}
      <span className="md:hidden"> accounts without a known recorder</span>
    </>
  ),
  sort: {
    ascending: (one, other) => (one.withoutRecorder ?? 0) - (other.withoutRecorder ?? 0),
    descendingFirst: true,
    isMissing: ({ withoutRecorder }) => withoutRecorder === undefined,
  },
  exported: [
    {
      key: "withoutRecorder",
      title: "Accounts without a known recorder",
      value: (_, { withoutRecorder }) => withoutRecorder ?? "",
    },
  ],
});
