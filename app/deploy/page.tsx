import type { Metadata } from "next";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { DeployScreen } from "@/components/packs/deploy/deploy-screen";

export const metadata: Metadata = { title: "Deploy a conformance pack" };

/** Deploys a conformance pack; `?pack=` is the one that is changed, `?excluding=` a cause whose accounts are left out. */
export default function DeployPage() {
  const trail = [{ label: "Conformance packs", href: "/packs" }, { label: "Deploy" }] as const;
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[...trail]} />}>
      <DeployScreen />
    </Page>
  );
}
