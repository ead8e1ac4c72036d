CREATE TABLE "run_inheritors" (
	"run_id" uuid NOT NULL,
	"target_id" text NOT NULL,
	"caller_key" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"follow_at" timestamp with time zone NOT NULL,
	"followed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "run_inheritors_run_id_target_id_pk" PRIMARY KEY("run_id","target_id")
);
--> statement-breakpoint
ALTER TABLE "run_inheritors" ADD CONSTRAINT "run_inheritors_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_inheritors_followed" ON "run_inheritors" USING btree ("caller_key","follow_at");