/** The names a seeded organization is made of: a bank with the units, teams and services such a company has. */

/** `code` is the short form account names use. */
export interface BusinessUnit {
  readonly name: string;
  readonly code: string;
}

const lines: readonly BusinessUnit[] = [
  { name: "Payments", code: "pay" },
  { name: "Retail Banking", code: "retail" },
  { name: "Risk", code: "risk" },
  { name: "Data Platform", code: "data" },
  { name: "Markets", code: "markets" },
  { name: "Lending", code: "lending" },
  { name: "Insurance", code: "insure" },
  { name: "Wealth", code: "wealth" },
  { name: "Treasury", code: "treasury" },
  { name: "Digital Channels", code: "digital" },
  { name: "Core Banking", code: "core" },
  { name: "Corporate Services", code: "corp" },
  { name: "Platform Engineering", code: "platform" },
  { name: "Customer Experience", code: "cx" },
  { name: "Compliance", code: "comply" },
  { name: "Partner Services", code: "partner" },
];

const geographies: readonly BusinessUnit[] = [
  { name: "", code: "" },
  { name: " Europe", code: "-eu" },
  { name: " Americas", code: "-am" },
  { name: " Asia Pacific", code: "-ap" },
];

/** 64 business units; the first sixteen work everywhere, the others in one part of the world. */
export const businessUnits: readonly BusinessUnit[] = geographies.flatMap((geography) =>
  lines.map((line) => ({ name: line.name + geography.name, code: line.code + geography.code })),
);

export const teams = [
  "Ledger", "Cards", "Settlement", "Fraud", "Onboarding", "Statements", "Pricing", "Reporting", "Identity",
  "Alerts", "Disputes", "Limits", "Exchange", "Mortgages", "Claims", "Quotes", "Portfolio", "Advisory",
  "Liquidity", "Collateral", "Matching", "Billing", "Scoring", "Models", "Ingestion", "Warehouse", "Catalog",
  "Streaming", "Gateway", "Messaging", "Documents", "Consent", "Loyalty", "Campaigns", "Workforce", "Accounting",
  "Suppliers", "Tax",
] as const; // prettier-ignore

export const services = [
  "api", "batch", "web", "events", "store", "jobs", "search", "files", "edge", "cache", "queue", "reports", "sync",
  "audit", "mail", "ml",
] as const; // prettier-ignore

export const people = [
  "amelie", "bruno", "chidi", "dagny", "elif", "farid", "greta", "hiro", "ines", "jonas", "kavya", "leila", "mateo",
  "nadia", "olu", "priya", "quentin", "rosa", "sven", "tariq", "uma", "viktor", "wen", "ximena", "yusuf", "zofia",
] as const; // prettier-ignore

/** Stands in e-mail addresses; the domain is reserved for examples. */
export const mailDomain = "harbour.example";
export const company = "harbour";
