import type { Metadata } from "next";
import { TokensScreen } from "@/components/api-tokens/tokens-screen";
import { FailurePanel } from "@/components/failures/failure-panel";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { readTokens } from "@/lib/identity/server/read-tokens";

export const metadata: Metadata = { title: "API tokens" };

/** The tokens with which programs use the API. */
export default async function ApiTokensPage() {
  const tokens = await readTokens({});
  return (
    <Page breadcrumbs={<Breadcrumbs trail={[{ label: "API tokens" }]} />}>
      {tokens.ok ? <TokensScreen {...tokens.value} /> : <FailurePanel failure={tokens.failure} />}
    </Page>
  );
}
