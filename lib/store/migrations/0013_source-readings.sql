CREATE TABLE "source_batches" (
	"reading_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"batch" jsonb NOT NULL,
	CONSTRAINT "source_batches_reading_id_position_pk" PRIMARY KEY("reading_id","position")
);
--> statement-breakpoint
CREATE TABLE "source_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigserial NOT NULL,
	"caller_key" text NOT NULL,
	"region" text NOT NULL,
	"aggregator" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"counts" jsonb NOT NULL,
	"failure" jsonb,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "source_readings_state" CHECK ("source_readings"."state" in ('waiting', 'running', 'complete', 'failed', 'abandoned'))
);
--> statement-breakpoint
ALTER TABLE "source_batches" ADD CONSTRAINT "source_batches_reading_id_source_readings_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."source_readings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_readings_aggregator" ON "source_readings" USING btree ("caller_key","region","aggregator","number");--> statement-breakpoint
CREATE UNIQUE INDEX "source_readings_unfinished" ON "source_readings" USING btree ("caller_key","region","aggregator") WHERE "source_readings"."state" in ('waiting', 'running');