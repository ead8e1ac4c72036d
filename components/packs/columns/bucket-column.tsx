import { packColumn } from "./pack-column";

/** The S3 bucket that AWS Config delivers the pack's results to; none is one that Config keeps itself. */
export const bucketColumn = packColumn({
  key: "bucket",
  title: "Delivery bucket",
  isOptional: true,
  className: "font-mono text-12 break-all text-ink-quiet max-md:order-6 max-md:w-full",
  cell: ({ pack }) => (
    <>
      <span className="font-sans md:hidden">Delivery bucket </span>
      {pack.deliveryS3Bucket ?? <span className="font-sans">none</span>}
    </>
  ),
  sort: {
    ascending: (one, other) =>
      (one.pack.deliveryS3Bucket ?? "").localeCompare(other.pack.deliveryS3Bucket ?? "", "en"),
    isMissing: ({ pack }) => pack.deliveryS3Bucket === undefined,
  },
  exported: [
    { key: "deliveryBucket", title: "Delivery bucket", value: (_, { pack }) => pack.deliveryS3Bucket ?? "" },
  ],
});
