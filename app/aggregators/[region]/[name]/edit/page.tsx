import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EditAggregator } from "@/components/aggregators/editor/edit-aggregator";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";

const Address = z.object({ region: Region, name: AggregatorName });

export async function generateMetadata({
  params,
}: {
  params: Promise<{ region: string; name: string }>;
}): Promise<Metadata> {
  return { title: `Edit ${(await params).name}` };
}

/** Changes one aggregator. */
export default async function EditAggregatorPage({
  params,
}: {
  params: Promise<{ region: string; name: string }>;
}) {
  const address = Address.safeParse(await params);
  if (!address.success) notFound();
  const { region, name } = address.data;
  return (
    <Page
      scrolls={false}
      breadcrumbs={
        <Breadcrumbs
          trail={[
            { label: "Aggregators", href: "/aggregators" },
            { label: name, href: `/aggregators/${region}/${name}` },
            { label: "Edit" },
          ]}
        />
      }
    >
      <EditAggregator region={region} name={name} />
    </Page>
  );
}
