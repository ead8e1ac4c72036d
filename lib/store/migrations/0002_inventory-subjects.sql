ALTER TABLE "collections" DROP CONSTRAINT "collections_viewer_key";--> statement-breakpoint
DROP INDEX "snapshots_viewer_key_id";--> statement-breakpoint
ALTER TABLE "collections" ADD COLUMN "subject" text DEFAULT 'organization' NOT NULL;--> statement-breakpoint
ALTER TABLE "snapshots" ADD COLUMN "subject" text DEFAULT 'organization' NOT NULL;--> statement-breakpoint
CREATE INDEX "snapshots_viewer_key_subject_id" ON "snapshots" USING btree ("viewer_key","subject","id");--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_viewer_key_subject" UNIQUE("viewer_key","subject");