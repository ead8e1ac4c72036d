/** The severities that AWS documents; a newer one is kept as AWS writes it. */
export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;
export type Severity = (typeof severities)[number];
