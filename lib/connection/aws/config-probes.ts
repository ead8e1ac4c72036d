import "server-only";
import {
  DescribeAggregateComplianceByConfigRulesCommand,
  DescribeAggregateComplianceByConformancePacksCommand,
  DescribeConfigurationAggregatorsCommand,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  DescribeConformancePackComplianceCommand,
  DescribeOrganizationConformancePacksCommand,
  DescribeOrganizationConformancePackStatusesCommand,
  GetAggregateComplianceDetailsByConfigRuleCommand,
  GetOrganizationConformancePackDetailedStatusCommand,
  ListTagsForResourceCommand,
  NoSuchConformancePackException,
  SelectAggregateResourceConfigCommand,
} from "@aws-sdk/client-config-service";
import type { ReadInUse } from "../aws-operations";
import type { IdSource, ReadProbe } from "./read-probe";

const oneOfConfig = { Limit: 1 } as const;

const firstAggregator: IdSource = {
  from: "config:DescribeConfigurationAggregators",
  list: "ConfigurationAggregators",
  member: "ConfigurationAggregatorName",
};

/** A probe for each read of AWS Config that Canopy does; see `readProbes`. */
export const configProbes: Readonly<Record<Extract<ReadInUse, `config:${string}`>, ReadProbe>> = {
  "config:DescribeConfigurationAggregatorSourcesStatus": {
    list: "AggregatedSourceStatusList",
    needs: firstAggregator,
    send: ({ config }, http, name) => {
      const input = { ...oneOfConfig, ConfigurationAggregatorName: name };
      return config.send(new DescribeConfigurationAggregatorSourcesStatusCommand(input), http);
    },
  },
  "config:DescribeConfigurationAggregators": {
    list: "ConfigurationAggregators",
    send: ({ config }, http) => config.send(new DescribeConfigurationAggregatorsCommand(oneOfConfig), http),
  },
  "config:DescribeAggregateComplianceByConfigRules": {
    list: "AggregateComplianceByConfigRules",
    needs: firstAggregator,
    send: ({ config }, http, ConfigurationAggregatorName) => {
      const input = { ...oneOfConfig, ConfigurationAggregatorName };
      return config.send(new DescribeAggregateComplianceByConfigRulesCommand(input), http);
    },
  },
  "config:DescribeAggregateComplianceByConformancePacks": {
    list: "AggregateComplianceByConformancePacks",
    needs: firstAggregator,
    send: ({ config }, http, ConfigurationAggregatorName) => {
      const input = { ...oneOfConfig, ConfigurationAggregatorName };
      return config.send(new DescribeAggregateComplianceByConformancePacksCommand(input), http);
    },
  },
  // Of a pack by the name that it has in the accounts; the caller's own account may lack it.
  "config:DescribeConformancePackCompliance": {
    list: "ConformancePackRuleComplianceList",
    needs: {
      from: "config:GetOrganizationConformancePackDetailedStatus",
      list: "OrganizationConformancePackDetailedStatuses",
      member: "ConformancePackName",
    },
    send: ({ config }, http, ConformancePackName) => {
      const input = { ...oneOfConfig, ConformancePackName };
      return config
        .send(new DescribeConformancePackComplianceCommand(input), http)
        .catch((error: unknown) => {
          // AWS has looked for it: the caller may ask.
          if (error instanceof NoSuchConformancePackException)
            return { ConformancePackRuleComplianceList: [] };
          throw error;
        });
    },
  },
  // Of a rule and an account that need not be there: AWS answers an empty list.
  "config:GetAggregateComplianceDetailsByConfigRule": {
    list: "AggregateEvaluationResults",
    needs: firstAggregator,
    send: ({ config, region }, http, ConfigurationAggregatorName) => {
      const place = { AccountId: "111122223333", AwsRegion: region, ConfigRuleName: "canopy" };
      const input = { ...oneOfConfig, ...place, ConfigurationAggregatorName };
      return config.send(new GetAggregateComplianceDetailsByConfigRuleCommand(input), http);
    },
  },
  "config:SelectAggregateResourceConfig": {
    list: "Results",
    needs: firstAggregator,
    send: ({ config }, http, ConfigurationAggregatorName) => {
      const input = { ...oneOfConfig, ConfigurationAggregatorName, Expression: "SELECT accountId" };
      return config.send(new SelectAggregateResourceConfigCommand(input), http);
    },
  },
  "config:DescribeOrganizationConformancePackStatuses": {
    list: "OrganizationConformancePackStatuses",
    send: ({ config }, http) =>
      config.send(new DescribeOrganizationConformancePackStatusesCommand(oneOfConfig), http),
  },
  "config:DescribeOrganizationConformancePacks": {
    list: "OrganizationConformancePacks",
    send: ({ config }, http) =>
      config.send(new DescribeOrganizationConformancePacksCommand(oneOfConfig), http),
  },
  "config:GetOrganizationConformancePackDetailedStatus": {
    list: "OrganizationConformancePackDetailedStatuses",
    needs: {
      from: "config:DescribeOrganizationConformancePacks",
      list: "OrganizationConformancePacks",
      member: "OrganizationConformancePackName",
    },
    send: ({ config }, http, name) => {
      const input = { ...oneOfConfig, OrganizationConformancePackName: name };
      return config.send(new GetOrganizationConformancePackDetailedStatusCommand(input), http);
    },
  },
  "config:ListTagsForResource": {
    needs: {
      from: "config:DescribeConfigurationAggregators",
      list: "ConfigurationAggregators",
      member: "ConfigurationAggregatorArn",
    },
    send: ({ config }, http, ResourceArn) =>
      config.send(new ListTagsForResourceCommand({ ...oneOfConfig, ResourceArn }), http),
  },
};
