CREATE TABLE "compliance_subjects" (
	"id" serial PRIMARY KEY NOT NULL,
	"caller_key" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	CONSTRAINT "compliance_subjects_key" UNIQUE("caller_key","kind","subject"),
	CONSTRAINT "compliance_subjects_kind" CHECK ("compliance_subjects"."kind" in ('pack', 'unit', 'account'))
);
--> statement-breakpoint
CREATE TABLE "compliance_trend" (
	"subject_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"figures" integer[],
	CONSTRAINT "compliance_trend_subject_id_at_pk" PRIMARY KEY("subject_id","at")
);
--> statement-breakpoint
ALTER TABLE "compliance_trend" ADD CONSTRAINT "compliance_trend_subject_id_compliance_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."compliance_subjects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compliance_trend_at" ON "compliance_trend" USING btree ("at");