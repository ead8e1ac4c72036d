import { DockedNotices } from "@/components/ui/notice-dock";
import type { Metadata } from "next";
import { AccountActivity } from "@/components/accounts/account-activity";
import { AccountGovernance } from "@/components/accounts/account-governance";
import { AccountIdentity } from "@/components/accounts/account-identity";
import { AccountPacks } from "@/components/accounts/account-packs";
import { accountPacksView } from "@/components/accounts/account-packs-view";
import { AccountRecorders } from "@/components/accounts/account-recorders";
import { AccountTags } from "@/components/accounts/account-tags";
import { AccountSection } from "@/components/accounts/account-section";
import { accountView } from "@/components/accounts/account-view";
import { UnknownAccount } from "@/components/accounts/unknown-account";
import { FailureNotice } from "@/components/failures/failure-notice";
import { FailurePanel } from "@/components/failures/failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { TargetHistory } from "@/components/inventory/history/target-history";
import { ComplianceOverTime } from "@/components/inventory/compliance-trend/over-time-later";
import { PageRefresh } from "@/components/inventory/news/page-refresh";
import { Page } from "@/components/frame/page";
import { AccountId } from "@/lib/core/identifiers";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { answerNotFound } from "@/lib/server/routes/response-in-progress";
import { hasAllAccounts } from "@/lib/inventory/snapshot/snapshot-parts";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { readCompliance } from "@/lib/inventory/server/read-compliance";
import { readRecorders } from "@/lib/inventory/server/read-recorders";
import { readTags } from "@/lib/inventory/server/read-tags";
import { tagsOfTarget } from "@/lib/organizations/tags/placed-tags";
import { settings } from "@/lib/server/settings";
import { readPacks } from "@/lib/inventory/server/read-packs";

/** A page about one account costs little to render, and is watched while the account changes. */
const gatheredMs = 3_000;

type Params = Promise<{ accountId: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: `Account ${(await params).accountId}` };
}

/** Everything about one account: who it is, what governs it, which packs arrived. The server renders all of it. */
export default async function AccountPage({ params }: { params: Params }) {
  const [asked, inventory, packs, compliance, recorders, tags] = await Promise.all([
    params,
    readInventory(),
    readPacks(),
    readCompliance(),
    readRecorders(),
    readTags(),
  ]);
  const tagSnapshot = tags.ok ? tags.value.snapshot : undefined;
  const ownTags = tagsOfTarget(tagSnapshot, asked.accountId);
  const { ownerTag } = settings();
  const complianceSnapshot = compliance.ok ? compliance.value.snapshot : undefined;
  const recorderSnapshot = recorders.ok ? recorders.value.snapshot : undefined;
  const accountId = AccountId.safeParse(asked.accountId);
  const snapshot = inventory.ok ? inventory.value.snapshot : undefined;
  const packSnapshot = packs.ok ? packs.value.snapshot : undefined;
  const view =
    accountId.success && snapshot && inventory.ok
      ? accountView(snapshot, accountId.data, inventory.value.readAt)
      : undefined;
  const isUnknown = !accountId.success || (snapshot !== undefined && hasAllAccounts(snapshot.meta));
  if (view === undefined && snapshot !== undefined && isUnknown) answerNotFound();
  // An account that has left the organization may still have rows in packs; one in neither snapshot has none.
  const packsOf =
    accountId.success && packSnapshot && (view || packSnapshot.accountIds.includes(accountId.data))
      ? accountPacksView(packSnapshot, accountId.data, complianceSnapshot)
      : undefined;
  const hasLeft = snapshot?.meta.departed?.some((left) => left.accountId === asked.accountId) === true;
  const failure = inventory.ok
    ? snapshot === undefined && inventory.value.progress.failure
    : inventory.failure;
  const refresh = (
    <PageRefresh
      rendered={{
        organization: snapshot?.meta.version,
        "conformance-packs": packSnapshot?.meta.version,
        recorders: recorderSnapshot?.meta.version ?? null,
        "account-tags": tagSnapshot?.meta.version ?? null,
      }}
      gatheredMs={gatheredMs}
    />
  );
  const breadcrumbs = (
    <Breadcrumbs
      trail={[{ label: "Organization", href: "/organization" }, { label: view?.row.name ?? asked.accountId }]}
    />
  );
  if (!inventory.ok || failure) {
    return (
      <Page breadcrumbs={breadcrumbs}>
        {refresh}
        {failure && <FailurePanel failure={failure} />}
      </Page>
    );
  }
  return (
    <Page breadcrumbs={breadcrumbs}>
      {refresh}
      <DockedNotices>
        {snapshot && <MissingPartsNotice missingParts={snapshot.meta.missingParts} />}
      </DockedNotices>
      {view === undefined ? (
        <UnknownAccount
          asked={asked.accountId}
          readAt={snapshot?.meta.takenAt}
          isWhole={snapshot !== undefined && hasAllAccounts(snapshot.meta)}
          departed={snapshot?.meta.departed?.find((left) => left.accountId === asked.accountId)}
        />
      ) : (
        <AccountIdentity
          view={view}
          owner={
            ownTags.state === "read"
              ? ownTags.tags.find(({ key }) => key === ownerTag && ownerTag !== "")?.value
              : undefined
          }
        />
      )}
      <div className="grid content-start xl:has-[>:nth-child(2)]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:[&>*+*]:border-l">
        <div>
          {view !== undefined && <AccountGovernance view={view} />}
          {accountId.success && snapshot !== undefined && view !== undefined && recorders.ok && (
            <AccountRecorders
              snapshot={recorderSnapshot}
              accountId={accountId.data}
              region={snapshot.meta.caller.region}
            />
          )}
          {!recorders.ok && <FailureNotice failure={recorders.failure} />}
          {view !== undefined && (
            <AccountTags
              tags={ownTags}
              failure={
                tags.ok
                  ? (tagSnapshot?.meta.missingParts[0]?.failure ?? tags.value.progress.failure)
                  : tags.failure
              }
            />
          )}
          {accountId.success && <AccountActivity accountId={accountId.data} view={view} />}
        </div>
        {!packs.ok && <FailureNotice failure={packs.failure} />}
        {packs.ok && packSnapshot === undefined && view !== undefined && (
          <AccountSection title="Conformance packs">
            {packs.value.progress.failure ? (
              <FailureNotice failure={packs.value.progress.failure} />
            ) : (
              <p className="text-13 text-ink-quiet">They are being read for the first time.</p>
            )}
          </AccountSection>
        )}
        {accountId.success && packSnapshot !== undefined && packsOf !== undefined && (
          <AccountPacks
            view={packsOf}
            accountId={accountId.data}
            missingParts={[
              ...packSnapshot.meta.missingParts,
              ...(complianceSnapshot?.meta.missingParts ?? []),
            ]}
            joinedAt={view?.joinedAt}
            recorder={
              recorderSnapshot && knownRecorder(recorderSnapshot, accountId.data, packSnapshot.meta.region)
            }
          />
        )}
      </div>
      {accountId.success && packsOf !== undefined && (
        <AccountSection title="Compliance over time">
          <ComplianceOverTime key={accountId.data} kind="account" subject={accountId.data} />
        </AccountSection>
      )}
      {accountId.success && (view !== undefined || packsOf !== undefined || hasLeft) && (
        <AccountSection title="History">
          <TargetHistory subject={accountId.data} />
        </AccountSection>
      )}
    </Page>
  );
}
