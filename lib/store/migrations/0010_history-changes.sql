CREATE TABLE "history_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"caller_key" text NOT NULL,
	"snapshot_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_name" text NOT NULL,
	"pack" text,
	"before" jsonb,
	"after" jsonb,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"cause" text,
	"attempt" uuid,
	"run_id" uuid,
	CONSTRAINT "history_changes_cause" CHECK ("history_changes"."cause" in ('canopy', 'elsewhere'))
);
--> statement-breakpoint
CREATE TABLE "known_definitions" (
	"caller_key" text NOT NULL,
	"key" text NOT NULL,
	"definition" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_definitions_caller_key_key_pk" PRIMARY KEY("caller_key","key")
);
--> statement-breakpoint
CREATE INDEX "history_changes_subject" ON "history_changes" USING btree ("caller_key","subject","id");--> statement-breakpoint
CREATE INDEX "history_changes_newest" ON "history_changes" USING btree ("caller_key","id");--> statement-breakpoint
CREATE INDEX "history_changes_seen_at" ON "history_changes" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "history_changes_departures" ON "history_changes" USING btree ("caller_key","id") WHERE "history_changes"."kind" in ('moved', 'left', 'ou-removed');--> statement-breakpoint
CREATE INDEX "history_changes_elsewhere" ON "history_changes" USING btree ("caller_key","id") WHERE "history_changes"."cause" = 'elsewhere';