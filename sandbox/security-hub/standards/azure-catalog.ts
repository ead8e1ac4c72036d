import type { SecurityControl } from "./security-controls";
import type { Standard } from "./standards";

/**
 * INVENTED, but for the provider: since 2026 Security Hub also has standards and controls for Azure, and AWS publishes
 * neither their ARNs nor their ids where they could be read. Configuration policies take none of them.
 */
export function azureStandards(partition: string, region: string): readonly Standard[] {
  return [
    {
      arn: `arn:${partition}:securityhub:${region}::standards/azure-foundational-security-best-practices/v/1.0.0`,
      name: standardName,
      enabledByDefault: false,
      isRegionless: false,
      provider: "Azure",
    },
  ];
}

const standardName = "Azure Foundational Security Best Practices v1.0.0";

/** Invented as well. */
export const azureControls: readonly SecurityControl[] = [
  {
    SecurityControlId: "AzureKeyVault.1",
    Title: "Azure key vaults should have soft delete enabled",
    SeverityRating: "MEDIUM",
    parameters: [],
    standards: [standardName],
    provider: "Azure",
  },
  {
    SecurityControlId: "AzureStorage.1",
    Title: "Azure storage accounts should disallow public blob access",
    SeverityRating: "HIGH",
    parameters: [],
    standards: [standardName],
    provider: "Azure",
  },
];
