CREATE TABLE "database_identity" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot_updates" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"snapshot_id" bigint NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "snapshot_updates_key" UNIQUE("snapshot_id","key")
);
--> statement-breakpoint
INSERT INTO "database_identity" DEFAULT VALUES;--> statement-breakpoint
INSERT INTO "snapshot_updates" ("snapshot_id", "key", "value", "recorded_at")
SELECT "snapshot_id", "key", "value", "updated_at" FROM (
	SELECT "seq", "snapshot_id", 'association ' || "target_id" AS "key", "updated_at",
		jsonb_build_object('kind', 'association', 'targetId', "target_id", 'association', "association") AS "value"
	FROM "association_updates"
	UNION ALL
	SELECT "seq", "snapshot_id", 'policy ' || "policy_id", "updated_at",
		jsonb_build_object('kind', 'policy', 'policyId', "policy_id", 'policy', "policy")
	FROM "policy_updates"
) AS "before" ORDER BY "seq";--> statement-breakpoint
DROP TABLE "association_updates" CASCADE;--> statement-breakpoint
DROP TABLE "policy_updates" CASCADE;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "edition" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshot_updates" ADD CONSTRAINT "snapshot_updates_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "snapshot_updates_snapshot_id_seq" ON "snapshot_updates" USING btree ("snapshot_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_operation_at" ON "audit_entries" USING btree ("operation","at");--> statement-breakpoint
CREATE INDEX "snapshots_shown" ON "snapshots" USING btree ("viewer_key","subject","complete","id") WHERE "snapshots"."columns" is not null;--> statement-breakpoint
CREATE INDEX "snapshots_history" ON "snapshots" USING btree ("viewer_key","subject","taken_at") WHERE "snapshots"."complete";--> statement-breakpoint
CREATE INDEX "snapshots_created_at" ON "snapshots" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "snapshots" DROP COLUMN "revision";