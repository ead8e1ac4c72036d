import { formatCount } from "@/lib/format/count";
import { publishedRate } from "@/lib/aws/rates/published-rates";
import { readSection, writeSection } from "../report/generated-section";
import { markdownTable } from "../report/markdown-table";
import {
  callsOfReading,
  largestScale,
  leastMsOf,
  packedShareOfPacks,
  type Scale,
  snapshotBytes,
  snapshotsKept,
  usualScale,
} from "./organization-scale";

/** As Canopy is set where nothing else is said. */
const refreshMinutes = 15;
const historyDays = 90;

const section = { file: "docs/scale.md", name: "scale" } as const;

/** The tables that `docs/scale.md` has now. */
export function scaleSection(): string {
  return readSection(section);
}

/** Puts the tables of now in their place. */
export function writeScaleSection(): void {
  writeSection(section, scaleTables());
}

/** What bounds Canopy at the largest scale, as the tables of `docs/scale.md`. */
export function scaleTables(): string {
  return [
    `Computed for ${words(largestScale)}, beside ${words(usualScale)}.`,
    `**One complete reading of one organization**\n\n${readingTable()}`,
    `**The least time for it**\n\n${timeTable()}`,
    `**Bytes of the snapshots, one organization and one Region**\n\n${byteTable()}`,
    `**What a server and its database hold**\n\n${holdingTable()}`,
    `**What viewers take**\n\n${audienceTable()}`,
  ].join("\n\n");
}

function readingTable(): string {
  const usual = callsOfReading(usualScale);
  const rows = callsOfReading(largestScale).map(({ operation, calls, isRegional }, index) => {
    const { perSecond, burst } = publishedRate(operation);
    const rate = operation.startsWith("config:")
      ? `${perSecond}/s, assumed`
      : `${perSecond}/s, ${burst} at once`;
    return [
      operation,
      rate,
      formatCount(usual[index]?.calls ?? 0),
      formatCount(calls),
      isRegional ? formatCount(calls * largestScale.regions) : formatCount(calls),
    ];
  });
  return markdownTable(
    ["Operation", "Rate", "10,000 accounts", "50,000, one Region", "50,000, all Regions"],
    rows,
  );
}

function timeTable(): string {
  const datasets = [
    { name: "organization", of: "organizations:", also: "securityhub:" },
    { name: "conformance packs", of: "config:GetOrganization", also: "config:GetOrganization" },
    { name: "compliance", of: "config:DescribeAggregate", also: "config:DescribeAggregate" },
    { name: "everything", of: "", also: "" },
  ];
  const rows = datasets.map(({ name, of, also }) => {
    const least = (scale: Scale, regions: number) => {
      const calls = callsOfReading(scale)
        .filter(({ operation }) => operation.startsWith(of) || operation.startsWith(also))
        .map((each) => (each.isRegional ? { ...each, calls: each.calls * regions } : each));
      return duration(leastMsOf(calls));
    };
    return [name, least(usualScale, 1), least(largestScale, 1), least(largestScale, largestScale.regions)];
  });
  return markdownTable(
    ["Dataset", "10,000 accounts", "50,000, each Region at its own rate", "50,000, all Regions at one rate"],
    rows,
  );
}

function byteTable(): string {
  const usual = snapshotBytes(usualScale);
  const rows = snapshotBytes(largestScale).map(({ dataset, bytes }, index) => [
    dataset,
    inBytes(usual[index]?.bytes ?? 0),
    inBytes(bytes),
    inBytes(bytes * largestScale.regions),
  ]);
  return markdownTable(["Snapshot", "10,000 accounts", "50,000, one Region", "50,000, all Regions"], rows);
}

function holdingTable(): string {
  const { organizations, regions } = largestScale;
  const kept = snapshotsKept({ refreshMinutes, days: historyDays });
  const one = total(largestScale);
  const usual = total(usualScale);
  return markdownTable(
    ["", "10,000 accounts", "50,000, one Region", "10 × 50,000, one Region", "10 × 50,000, all Regions"],
    [
      [
        "decoded in each process",
        ...[usual, one, one * organizations, one * organizations * regions].map(inBytes),
      ],
      [
        `stored, ${kept} snapshots of each`,
        ...[usual, one, one * organizations, one * organizations * regions].map((bytes) =>
          inBytes(bytes * kept),
        ),
      ],
      [
        "written each hour",
        ...[usual, one, one * organizations, one * organizations * regions].map((bytes) =>
          inBytes((bytes * 60) / refreshMinutes),
        ),
      ],
    ],
  );
}

function audienceTable(): string {
  const { viewers } = largestScale;
  const share = packedShareOfPacks();
  const packs = snapshotBytes(largestScale).find(({ dataset }) => dataset === "conformance packs");
  const packed = (packs?.bytes ?? 0) * share;
  const rate = (packed * viewers) / (refreshMinutes * 60);
  return markdownTable(
    ["What", "50,000 accounts × 50 packs"],
    [
      ["share that gzip leaves of a packs' snapshot, simulated", `${(share * 100).toFixed(0)} %`],
      ["packs' snapshot on the wire", inBytes(packed)],
      [`to ${formatCount(viewers)} viewers with each new one`, `${inBytes(rate)}/s`],
      ["in a browser, unpacked", inBytes(packs?.bytes ?? 0)],
    ],
  );
}

function total(scale: Scale): number {
  return snapshotBytes(scale).reduce((sum, { bytes }) => sum + bytes, 0);
}

function words({ accounts, units, packs, regions, organizations, viewers }: Scale): string {
  return [
    `${formatCount(accounts)} accounts`,
    `${formatCount(units)} OUs`,
    `${packs} packs`,
    regions === 1 ? "1 Region" : `${regions} Regions`,
    organizations === 1 ? "1 organization" : `${organizations} organizations`,
    `${formatCount(viewers)} viewers`,
  ].join(", ");
}

function duration(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  return ms < 2 * 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${(ms / 3_600_000).toFixed(1)} h`;
}

/** `42.5 MB`, `1.3 GB`, `3.6 TB`. */
function inBytes(bytes: number): string {
  const units = [
    [1e12, "TB"],
    [1e9, "GB"],
    [1e6, "MB"],
  ] as const;
  const [size, unit] = units.find(([least]) => bytes >= least) ?? [1e6, "MB"];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}
