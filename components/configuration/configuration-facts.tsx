import type { ReactNode } from "react";
import { Badge } from "@/components/ui/status/badge";
import { Copyable } from "@/components/ui/copyable";
import { ExternalLink } from "@/components/ui/external-link";
import { StatusMark } from "@/components/ui/status/status-mark";
import type { Tone } from "@/components/ui/status/tone";
import { securityHubConsoleUrl } from "@/lib/core/console-links";
import type { Result } from "@/lib/core/result";
import type { Connection } from "@/lib/connection/connection";
import { isHomeRegion, standing } from "@/lib/connection/standing";
import type { ConfigurationReading } from "@/lib/security-hub/configuration/reading";
import type { OrganizationConfiguration } from "@/lib/security-hub/model";
import { linkedRegions } from "./linked-regions";

const statuses = {
  ENABLED: { tone: "success", word: "Enabled" },
  PENDING: { tone: "pending", word: "Pending" },
  FAILED: { tone: "failed", word: "Failed" },
} as const satisfies Record<NonNullable<OrganizationConfiguration["status"]>, { tone: Tone; word: string }>;

/** Everything AWS answers about how the organization is configured, by whom, and from where. */
export function ConfigurationFacts({
  reading,
  connection,
}: {
  reading: ConfigurationReading;
  connection: Connection;
}) {
  const { configuration, findingAggregator } = reading;
  const isCentral = configuration.ok && configuration.value.configurationType === "CENTRAL";
  const partition = connection.caller?.partition ?? "aws";
  const console = securityHubConsoleUrl({ partition, region: connection.region });
  return (
    <dl className="grid gap-y-2 text-13 sm:grid-cols-[11rem_minmax(0,1fr)] sm:gap-y-2.5">
      <Fact name="Configuration type">
        {known(configuration, ({ configurationType, status, statusMessage }) => (
          <span className="grid gap-1">
            <span className="flex flex-wrap items-center gap-x-3">
              {configurationType === undefined ? (
                <NotKnown />
              ) : (
                <strong className="font-semibold">{configurationType}</strong>
              )}
              {status === undefined ? (
                <StatusMark tone="not-visible">Status not known</StatusMark>
              ) : (
                <StatusMark tone={statuses[status].tone}>{statuses[status].word}</StatusMark>
              )}
            </span>
            {statusMessage !== undefined && (
              <span className="text-12 text-pretty text-ink-quiet">{statusMessage}</span>
            )}
          </span>
        ))}
      </Fact>
      <Fact name="AutoEnable">
        {known(configuration, ({ autoEnable }) => (
          <>
            {autoEnable === undefined ? (
              <NotKnown />
            ) : autoEnable ? (
              "On: new accounts get Security Hub"
            ) : (
              "Off"
            )}
            {isCentral && <Forced />}
          </>
        ))}
      </Fact>
      <Fact name="AutoEnableStandards">
        {known(configuration, ({ autoEnableStandards }) => (
          <>
            {autoEnableStandards === undefined ? (
              <NotKnown />
            ) : autoEnableStandards === "DEFAULT" ? (
              "DEFAULT: new accounts get the default standards"
            ) : (
              "NONE"
            )}
            {isCentral && <Forced />}
          </>
        ))}
      </Fact>
      <Fact name="Member accounts">
        {known(configuration, ({ memberAccountLimitReached }) =>
          memberAccountLimitReached === undefined ? (
            <NotKnown />
          ) : memberAccountLimitReached ? (
            <StatusMark tone="stuck">The limit is reached</StatusMark>
          ) : (
            "The limit is not reached"
          ),
        )}
      </Fact>
      <Fact name="Delegated administrator">
        <Administrators connection={connection} />
      </Fact>
      <Fact name="Home Region">
        {known(findingAggregator, (aggregator) =>
          aggregator === null ? (
            <NoAggregator connection={connection} />
          ) : (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-mono text-12">{aggregator.homeRegion}</span>
              {isHomeRegion({ ...connection, homeRegion: aggregator.homeRegion }) === false && (
                <Badge tone="stuck">Canopy works in {connection.region}</Badge>
              )}
            </span>
          ),
        )}
      </Fact>
      <Fact name="Finding aggregator">
        {known(findingAggregator, (aggregator) =>
          aggregator === null ? (
            <NoAggregator connection={connection} />
          ) : (
            <span className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1">
              <Copyable value={aggregator.arn} label="ARN of the finding aggregator" />
              <span>{linkedRegions(aggregator)}</span>
            </span>
          ),
        )}
      </Fact>
      {console !== undefined && (
        <Fact name="Open in AWS">
          <ExternalLink href={console}>Open in AWS console</ExternalLink>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet max-sm:text-12">{name}</dt>
      <dd className="min-w-0 max-sm:mb-1.5">{children}</dd>
    </>
  );
}

function known<Value>(part: Result<Value>, draw: (value: Value) => ReactNode): ReactNode {
  return part.ok ? draw(part.value) : <StatusMark tone="not-visible">Not visible</StatusMark>;
}

/** Security Hub answers other accounts than its delegated administrator as if there were none. */
function NoAggregator({ connection }: { connection: Connection }) {
  return standing(connection, connection.securityHubAdministrators) === "administrator" ? (
    "None: there is no finding aggregator"
  ) : (
    <StatusMark tone="not-visible">Not visible to this account</StatusMark>
  );
}

/** AWS answered, without this. */
function NotKnown() {
  return <StatusMark tone="not-visible">Not known</StatusMark>;
}

function Forced() {
  return (
    <span className="block text-12 text-ink-quiet">
      Forced by CENTRAL: policies say what new accounts get.
    </span>
  );
}

function Administrators({ connection }: { connection: Connection }) {
  const { securityHubAdministrators: administrators, caller } = connection;
  if (administrators === undefined) return <StatusMark tone="not-visible">Not visible</StatusMark>;
  if (administrators.length === 0) return "None is designated";
  return (
    <ul className="grid gap-1">
      {administrators.map(({ id, name }) => (
        <li key={id} className="flex flex-wrap items-center gap-2">
          {name}
          <Copyable value={id} label="account id" />
          {id === caller?.accountId && <Badge>this account</Badge>}
        </li>
      ))}
    </ul>
  );
}
