import { index, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";

function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/** Who has signed in so far, with the groups of their last sign-in: roles follow from these. Rows are never deleted. */
export const people = pgTable(
  "people",
  {
    id: text("id").primaryKey(),
    /** Who vouches for the person: the issuer's URL, `local` or the kind of proxy. */
    provider: text("provider").notNull(),
    /** What the provider calls the person, for ever. */
    subject: text("subject").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    groups: jsonb("groups").notNull(),
    firstSeenAt: instant("first_seen_at").notNull().defaultNow(),
    signedInAt: instant("signed_in_at").notNull().defaultNow(),
  },
  (table) => [unique("people_provider_subject").on(table.provider, table.subject)],
);

/** The browsers that are signed in. A row goes when its session ends. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** SHA-256 of the cookie's value, which is stored nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    /** The value before the last rotation: requests that were under way still carry it. */
    previousHash: text("previous_hash"),
    previousUntil: instant("previous_until"),
    startedAt: instant("started_at").notNull().defaultNow(),
    rotatedAt: instant("rotated_at").notNull().defaultNow(),
    seenAt: instant("seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    /** The provider's own session (`sid`), which it names when it ends it. */
    providerSession: text("provider_session"),
    /** What the provider wants to see again when the person signs out there. */
    idToken: text("id_token"),
    browser: text("browser"),
  },
  (table) => [
    index("sessions_person_id").on(table.personId),
    index("sessions_previous_hash").on(table.previousHash),
    index("sessions_expires_at").on(table.expiresAt),
  ],
);

/** What may be used once and for a short time: one-time links, sign-ins under way, logout tokens that were received. */
export const singleUses = pgTable(
  "single_uses",
  {
    /** SHA-256 of the secret, or the name of what must not come twice. */
    key: text("key").primaryKey(),
    kind: text("kind").notNull(),
    data: jsonb("data"),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (table) => [index("single_uses_expires_at").on(table.expiresAt)],
);

/** What programs identify themselves with. A row stays when its token was revoked or has expired, and says so. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    /** In whose name it asks: the person whose token it is, or the service, which is a row of `people` of its own. */
    personId: text("person_id")
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    /** SHA-256 of the token, which is stored nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    /** Its last characters, so that people know it again. */
    ending: text("ending").notNull(),
    /** The permissions that it has at most. */
    scopes: jsonb("scopes").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    index("api_tokens_person_id").on(table.personId),
    index("api_tokens_created_at").on(table.createdAt),
  ],
);
