ALTER TABLE "audit_entries" DROP CONSTRAINT "audit_entries_phase";--> statement-breakpoint
CREATE INDEX "audit_entries_attempts" ON "audit_entries" USING btree ("at") WHERE "audit_entries"."phase" = 'attempted';--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_phase" CHECK ("audit_entries"."phase" in ('attempted', 'succeeded', 'failed', 'refused', 'unknown'));