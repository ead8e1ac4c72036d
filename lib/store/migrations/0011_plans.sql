CREATE TABLE "plan_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"caller_key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"comment" text,
	"failure" jsonb
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigserial NOT NULL,
	"caller_key" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"fingerprint" jsonb NOT NULL,
	"accounts" integer NOT NULL,
	"targets" integer NOT NULL,
	"authors" jsonb NOT NULL,
	"decision" jsonb,
	"schedule" jsonb NOT NULL,
	"start_at" timestamp with time zone,
	"scheduled_by" jsonb,
	"stopped" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plans_state" CHECK ("plans"."state" in ('planned', 'awaiting-approval', 'approved', 'rejected', 'started', 'discarded'))
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "change_window" jsonb;--> statement-breakpoint
ALTER TABLE "plan_events" ADD CONSTRAINT "plan_events_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_events_plan_id" ON "plan_events" USING btree ("plan_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_number" ON "plans" USING btree ("number");--> statement-breakpoint
CREATE INDEX "plans_caller_key_number" ON "plans" USING btree ("caller_key","number");--> statement-breakpoint
CREATE INDEX "plans_changed_at" ON "plans" USING btree ("caller_key","changed_at");--> statement-breakpoint
CREATE INDEX "plans_due" ON "plans" USING btree ("caller_key","start_at") WHERE "plans"."start_at" is not null and "plans"."stopped" is null and "plans"."state" in ('planned', 'awaiting-approval', 'approved', 'rejected');