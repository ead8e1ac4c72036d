CREATE TABLE "association_updates" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"snapshot_id" bigint NOT NULL,
	"target_id" text NOT NULL,
	"association" jsonb,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "association_updates_target" UNIQUE("snapshot_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"role" text NOT NULL,
	"operation" text NOT NULL,
	"target" text NOT NULL,
	"input" jsonb NOT NULL,
	"phase" text NOT NULL,
	"failure" jsonb,
	"aws_request_id" text,
	"before" jsonb,
	"after" jsonb,
	"correlation" uuid NOT NULL,
	CONSTRAINT "audit_entries_phase" CHECK ("audit_entries"."phase" in ('attempted', 'succeeded', 'failed', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"viewer_key" text NOT NULL,
	"state" text DEFAULT 'idle' NOT NULL,
	"progress" jsonb,
	"requested_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"heartbeat_at" timestamp with time zone,
	CONSTRAINT "collections_viewer_key" UNIQUE("viewer_key")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"viewer_key" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"complete" boolean NOT NULL,
	"meta" jsonb NOT NULL,
	"columns" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "association_updates" ADD CONSTRAINT "association_updates_snapshot_id_snapshots_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "association_updates_snapshot_id_seq" ON "association_updates" USING btree ("snapshot_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_target" ON "audit_entries" USING btree ("target","id");--> statement-breakpoint
CREATE INDEX "audit_entries_correlation" ON "audit_entries" USING btree ("correlation");--> statement-breakpoint
CREATE INDEX "snapshots_viewer_key_id" ON "snapshots" USING btree ("viewer_key","id");