CREATE TABLE "pack_templates" (
	"sha256" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "run_steps_packs" ON "run_steps" USING btree ("caller_key","target_id","settled_at") WHERE "run_steps"."kind" = 'pack';