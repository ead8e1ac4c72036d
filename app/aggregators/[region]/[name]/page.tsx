import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AggregatorAbsent } from "@/components/aggregators/aggregator-absent";
import { AggregatorScreen } from "@/components/aggregators/aggregator-screen";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { readAggregator } from "@/lib/aws-config/aggregators/server/read-aggregators";

interface AggregatorPageProps {
  readonly params: Promise<{ region: string; name: string }>;
}

const Address = z.object({ region: Region, name: AggregatorName });

export async function generateMetadata({ params }: AggregatorPageProps): Promise<Metadata> {
  const { name, region } = await params;
  return { title: `${name} in ${region}` };
}

/** One aggregator. What it is comes with the page; how its sources are is fetched beside it. */
export default async function AggregatorPage({ params }: AggregatorPageProps) {
  const address = Address.safeParse(await params);
  if (!address.success) notFound();
  const { region, name } = address.data;
  const detail = await readAggregator({ region, name });
  return (
    <Page
      scrolls={false}
      breadcrumbs={
        <Breadcrumbs
          trail={[{ label: "Aggregators", href: "/aggregators" }, { label: region }, { label: name }]}
        />
      }
    >
      {detail.ok && <AggregatorScreen first={detail.value} />}
      {!detail.ok && detail.failure.code === "not-found" && <AggregatorAbsent region={region} name={name} />}
      {!detail.ok && detail.failure.code !== "not-found" && <FailurePanel failure={detail.failure} />}
    </Page>
  );
}
