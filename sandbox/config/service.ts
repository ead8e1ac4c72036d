import type { Clock, Service } from "../contract";
import type { World } from "../world/world";
import { describeConfigurationAggregators } from "./aggregators/aggregator-reads";
import { describeConfigurationAggregatorSourcesStatus } from "./aggregators/aggregator-sources";
import { deleteConfigurationAggregator, putConfigurationAggregator } from "./aggregators/aggregator-writes";
import {
  deleteAggregationAuthorization,
  describeAggregationAuthorizations,
  putAggregationAuthorization,
} from "./aggregators/authorizations";
import {
  describeAggregateComplianceByConformancePacks,
  getAggregateConformancePackComplianceSummary,
} from "./compliance/aggregate-packs";
import {
  describeAggregateComplianceByConfigRules,
  getAggregateComplianceDetailsByConfigRule,
} from "./compliance/aggregate-rules";
import {
  describeConformancePackCompliance,
  describeConformancePacks,
  getConformancePackComplianceDetails,
  listConformancePackComplianceScores,
} from "./compliance/member-packs";
import type { ConfigOperation } from "./config-operation";
import { getOrganizationConformancePackDetailedStatus } from "./packs/pack-details";
import {
  describeOrganizationConformancePacks,
  describeOrganizationConformancePackStatuses,
} from "./packs/pack-reads";
import { removeDeletedPacks } from "./packs/pack-status";
import { deleteOrganizationConformancePack, putOrganizationConformancePack } from "./packs/pack-writes";
import {
  deleteConfigurationRecorder,
  describeConfigurationRecorders,
  describeConfigurationRecorderStatus,
  putConfigurationRecorder,
  startConfigurationRecorder,
  stopConfigurationRecorder,
} from "./recorders";
import { selectAggregateResourceConfig } from "./queries/select-aggregate";
import { listTagsForResource, tagResource, untagResource } from "./tags";

const operations: Readonly<Record<string, ConfigOperation>> = {
  DeleteAggregationAuthorization: deleteAggregationAuthorization,
  DeleteConfigurationAggregator: deleteConfigurationAggregator,
  DeleteConfigurationRecorder: deleteConfigurationRecorder,
  DeleteOrganizationConformancePack: deleteOrganizationConformancePack,
  DescribeAggregateComplianceByConfigRules: describeAggregateComplianceByConfigRules,
  DescribeAggregateComplianceByConformancePacks: describeAggregateComplianceByConformancePacks,
  DescribeAggregationAuthorizations: describeAggregationAuthorizations,
  DescribeConfigurationAggregatorSourcesStatus: describeConfigurationAggregatorSourcesStatus,
  DescribeConfigurationAggregators: describeConfigurationAggregators,
  DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus,
  DescribeConfigurationRecorders: describeConfigurationRecorders,
  DescribeConformancePackCompliance: describeConformancePackCompliance,
  DescribeConformancePacks: describeConformancePacks,
  DescribeOrganizationConformancePackStatuses: describeOrganizationConformancePackStatuses,
  DescribeOrganizationConformancePacks: describeOrganizationConformancePacks,
  GetAggregateComplianceDetailsByConfigRule: getAggregateComplianceDetailsByConfigRule,
  GetAggregateConformancePackComplianceSummary: getAggregateConformancePackComplianceSummary,
  GetConformancePackComplianceDetails: getConformancePackComplianceDetails,
  GetOrganizationConformancePackDetailedStatus: getOrganizationConformancePackDetailedStatus,
  ListConformancePackComplianceScores: listConformancePackComplianceScores,
  ListTagsForResource: listTagsForResource,
  PutAggregationAuthorization: putAggregationAuthorization,
  PutConfigurationAggregator: putConfigurationAggregator,
  PutConfigurationRecorder: putConfigurationRecorder,
  PutOrganizationConformancePack: putOrganizationConformancePack,
  SelectAggregateResourceConfig: selectAggregateResourceConfig,
  StartConfigurationRecorder: startConfigurationRecorder,
  StopConfigurationRecorder: stopConfigurationRecorder,
  TagResource: tagResource,
  UntagResource: untagResource,
};

/**
 * AWS Config over a world. What takes time is written down with the moment at which it ends and read against the clock,
 * so that nothing runs in the background and ten thousand accounts have no rows until a caller asks.
 */
export function configService(world: World, clock: Clock): Service {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input, caller) => {
        const now = clock.now();
        removeDeletedPacks(world, now);
        return operation(input, { world, now, caller });
      },
    ]),
  );
}
