ALTER TABLE "run_steps" ADD COLUMN "kind" text DEFAULT 'association' NOT NULL;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "became" jsonb;