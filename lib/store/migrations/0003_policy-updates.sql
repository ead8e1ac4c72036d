CREATE TABLE "policy_updates" (
	"seq" bigint PRIMARY KEY DEFAULT nextval('association_updates_seq_seq') NOT NULL,
	"snapshot_id" bigint NOT NULL,
	"policy_id" text NOT NULL,
	"policy" jsonb,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_updates_policy" UNIQUE("snapshot_id","policy_id")
);
--> statement-breakpoint
ALTER TABLE "policy_updates" ADD CONSTRAINT "policy_updates_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_updates_snapshot_id_seq" ON "policy_updates" USING btree ("snapshot_id","seq");