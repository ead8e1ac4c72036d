import type { PolicyDocument } from "./policy-document";
import type { SandboxPolicy } from "./world";

/** What the policies of a seeded organization are called. */
export type SeededPolicyName =
  | "org-baseline"
  | "production-hardened"
  | "pci-cardholder-data"
  | "cis-foundations"
  | "nist-800-53"
  | "data-platform"
  | "development-light"
  | "sandbox-minimal"
  | "security-hub-off";

interface Blueprint {
  readonly name: SeededPolicyName;
  readonly description: string;
  readonly standards: readonly (keyof typeof standardPaths)[];
  readonly controls: NonNullable<PolicyDocument["SecurityHub"]["SecurityControlsConfiguration"]>;
  readonly owner: string;
}

const standardPaths = {
  foundational: "standards/aws-foundational-security-best-practices/v/1.0.0",
  cis: "standards/cis-aws-foundations-benchmark/v/3.0.0",
  pci: "standards/pci-dss/v/4.0.1",
  nist: "standards/nist-800-53/v/5.0.0",
  tagging: "standards/aws-resource-tagging-standard/v/1.0.0",
} as const;

const blueprints: readonly Blueprint[] = [
  {
    name: "org-baseline",
    description: "Foundational best practices for everything that has no stricter policy.",
    standards: ["foundational"],
    controls: { DisabledSecurityControlIdentifiers: ["Account.2", "ACM.3", "CloudWatch.16"] },
    owner: "security",
  },
  {
    name: "production-hardened",
    description: "Production: foundational and CIS, no control switched off, strict password policy.",
    standards: ["foundational", "cis"],
    controls: {
      DisabledSecurityControlIdentifiers: [],
      SecurityControlCustomParameters: [
        {
          SecurityControlId: "IAM.7",
          Parameters: {
            MinimumPasswordLength: { ValueType: "CUSTOM", Value: { Integer: 14 } },
            MaxPasswordAge: { ValueType: "CUSTOM", Value: { Integer: 90 } },
          },
        },
        {
          SecurityControlId: "EC2.18",
          Parameters: { authorizedTcpPorts: { ValueType: "CUSTOM", Value: { IntegerList: [443] } } },
        },
      ],
    },
    owner: "security",
  },
  {
    name: "pci-cardholder-data",
    description: "Accounts that store, process or transmit cardholder data.",
    standards: ["foundational", "pci"],
    controls: {
      DisabledSecurityControlIdentifiers: ["ACM.3"],
      SecurityControlCustomParameters: [
        {
          SecurityControlId: "SecretsManager.4",
          Parameters: { maxDaysSinceRotation: { ValueType: "CUSTOM", Value: { Integer: 30 } } },
        },
      ],
    },
    owner: "payments",
  },
  {
    name: "cis-foundations",
    description: "The CIS benchmark alone, for security and core accounts.",
    standards: ["cis"],
    controls: { DisabledSecurityControlIdentifiers: [] },
    owner: "security",
  },
  {
    name: "nist-800-53",
    description: "In review with the regulator, applied nowhere yet.",
    standards: ["nist"],
    controls: { DisabledSecurityControlIdentifiers: ["Account.1"] },
    owner: "compliance",
  },
  {
    name: "data-platform",
    description: "Lakes and warehouses: storage and encryption controls, tags required.",
    standards: ["foundational", "tagging"],
    controls: {
      DisabledSecurityControlIdentifiers: ["EC2.18"],
      SecurityControlCustomParameters: [
        {
          SecurityControlId: "ACM.3",
          Parameters: {
            requiredTagKeys: { ValueType: "CUSTOM", Value: { StringList: ["owner", "data-class"] } },
          },
        },
      ],
    },
    owner: "data",
  },
  {
    name: "development-light",
    description: "Development: only what leaks credentials or opens the network.",
    standards: ["foundational"],
    controls: {
      EnabledSecurityControlIdentifiers: ["IAM.4", "IAM.6", "S3.1", "S3.2", "S3.3", "SecretsManager.1"],
    },
    owner: "platform",
  },
  {
    name: "sandbox-minimal",
    description: "Personal sandboxes: root keys and public buckets.",
    standards: ["foundational"],
    controls: { EnabledSecurityControlIdentifiers: ["IAM.4", "S3.1", "S3.8"] },
    owner: "platform",
  },
];

/** The policies of a seeded organization, the oldest first; `security-hub-off` is the one that disables Security Hub. */
export function seededPolicies(
  place: { readonly partition: string; readonly region: string; readonly administratorId: string },
  nextId: () => string,
  now: number,
): ReadonlyMap<SeededPolicyName, SandboxPolicy> {
  function policy(
    name: SeededPolicyName,
    index: number,
    description: string,
    document: PolicyDocument,
    owner: string,
  ) {
    const id = nextId();
    const createdAt = now - (400 - index * 31) * 86_400_000;
    return {
      id,
      arn: `arn:${place.partition}:securityhub:${place.region}:${place.administratorId}:configuration-policy/${id}`,
      name,
      description,
      createdAt,
      updatedAt: createdAt + (index % 3) * 7 * 86_400_000 + 41_000,
      configurationPolicy: document,
      tags: new Map([["owner", owner]]),
    };
  }

  function standardArn(standard: keyof typeof standardPaths): string {
    return `arn:${place.partition}:securityhub:${place.region}::${standardPaths[standard]}`;
  }

  const enabling = blueprints.map(({ name, description, standards, controls, owner }, index) => {
    const document: PolicyDocument = {
      SecurityHub: {
        ServiceEnabled: true,
        EnabledStandardIdentifiers: standards.map(standardArn),
        SecurityControlsConfiguration: controls,
      },
    };
    return [name, policy(name, index, description, document, owner)] as const;
  });
  const off = policy(
    "security-hub-off",
    blueprints.length,
    "Accounts on their way out.",
    { SecurityHub: { ServiceEnabled: false } },
    "security",
  );
  return new Map<SeededPolicyName, SandboxPolicy>([...enabling, ["security-hub-off", off]]);
}
