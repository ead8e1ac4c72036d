CREATE TABLE "rate_buckets" (
	"name" text PRIMARY KEY NOT NULL,
	"full_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_steps" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"caller_key" text NOT NULL,
	"target_id" text NOT NULL,
	"target_name" text NOT NULL,
	"change" smallint NOT NULL,
	"wanted" text,
	"expected" text,
	"had" jsonb,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempt" uuid,
	"before" jsonb,
	"retry_at" timestamp with time zone,
	"called_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"failure" jsonb,
	"aws_request_id" text,
	"answered_at" timestamp with time zone,
	"association_status" text,
	"association_message" text,
	"association_read_at" timestamp with time zone,
	"unprocessed" jsonb,
	"follow_at" timestamp with time zone,
	"followed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "run_steps_run_id_position_pk" PRIMARY KEY("run_id","position"),
	CONSTRAINT "run_steps_state" CHECK ("run_steps"."state" in ('waiting', 'calling', 'accepted', 'refused', 'skipped', 'unknown', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigserial NOT NULL,
	"caller_key" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"role" text NOT NULL,
	"title" text NOT NULL,
	"reason" text,
	"ticket" text,
	"changes" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"paused_because" jsonb,
	"counts" jsonb,
	CONSTRAINT "runs_state" CHECK ("runs"."state" in ('running', 'paused', 'following', 'ended', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "run_id" uuid;--> statement-breakpoint
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "run_steps_target" ON "run_steps" USING btree ("caller_key","target_id") WHERE "run_steps"."state" in ('waiting', 'calling');--> statement-breakpoint
CREATE INDEX "run_steps_unsettled" ON "run_steps" USING btree ("run_id","change","position") WHERE "run_steps"."state" in ('waiting', 'calling');--> statement-breakpoint
CREATE INDEX "run_steps_followed" ON "run_steps" USING btree ("caller_key","follow_at") WHERE "run_steps"."follow_at" is not null;--> statement-breakpoint
CREATE INDEX "runs_caller_key_number" ON "runs" USING btree ("caller_key","number");--> statement-breakpoint
CREATE INDEX "runs_unfinished" ON "runs" USING btree ("caller_key","number") WHERE "runs"."state" in ('running', 'paused', 'following');