CREATE TABLE "audit_changes" (
	"id" bigint PRIMARY KEY NOT NULL,
	"last_id" bigint NOT NULL,
	"correlation" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"role" text NOT NULL,
	"operation" text NOT NULL,
	"target" text NOT NULL,
	"run_id" uuid,
	"result" text NOT NULL,
	"configurations" text[] NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "audit_changes_correlation" UNIQUE("correlation")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "previous_hash" "bytea" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "hash" "bytea" DEFAULT '' NOT NULL;--> statement-breakpoint
-- What is hashed of an entry: each column as text, in an order that stays, so that it is the same in every session and version.
-- A column added later is not part of it; one that has to be gets a form with another first member.
CREATE FUNCTION "audit_entry_form"("entry" "audit_entries") RETURNS text LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_array(
		'1', entry.id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.actor_id, entry.actor_name,
		entry.role, entry.operation, entry.target, entry.input::text, entry.phase, entry.failure::text, entry.aws_request_id,
		entry.before::text, entry.after::text, entry.correlation, entry.run_id, encode(entry.previous_hash, 'hex')
	)::text;
$$;
--> statement-breakpoint
-- Numbers an entry and chains it to the newest one. An insert waits until the transactions that inserted before it have ended,
-- so an entry is the last statement of its transaction. No entry is older than the one before it.
CREATE FUNCTION "chain_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	newest record;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('canopy audit_entries', 0));
	SELECT id, at, hash INTO newest FROM audit_entries ORDER BY id DESC LIMIT 1;
	NEW.id := coalesce(newest.id, 0) + 1;
	NEW.at := greatest(clock_timestamp(), newest.at);
	NEW.previous_hash := coalesce(newest.hash, decode(repeat('00', 32), 'hex'));
	NEW.hash := sha256(convert_to(audit_entry_form(NEW), 'UTF8'));
	RETURN NEW;
END;
$$;
--> statement-breakpoint
-- The words of a text, in small letters, as they are looked for.
CREATE FUNCTION "audit_words"("source" text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(array_agg(DISTINCT left(word, 64)), '{}')
	FROM regexp_split_to_table(lower(left(source, 20000)), '[^[:alnum:]]+') AS word
	WHERE word <> '';
$$;
--> statement-breakpoint
-- Adds an entry to the attempt that it belongs to.
CREATE FUNCTION "note_audit_entry"("entry" "audit_entries") RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	named text[];
	known tsvector;
	run uuid := coalesce(
		entry.run_id, substring(entry.target FROM '^run ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')::uuid
	);
	ended timestamptz := CASE WHEN entry.phase <> 'attempted' THEN entry.at END;
BEGIN
	SELECT coalesce(array_agg(DISTINCT configuration), '{}') INTO named FROM (
		SELECT jsonb_path_query(document, 'lax $.**.configurationId ? (@.type() == "string")') #>> '{}' AS configuration
		FROM unnest(ARRAY[entry.input, entry.before, entry.after]) AS document
		UNION ALL
		SELECT jsonb_path_query(entry.input, 'lax $.**.policyId ? (@.type() == "string")') #>> '{}'
		UNION ALL
		SELECT entry.after->>'id' WHERE entry.operation LIKE 'securityhub:%ConfigurationPolicy'
	) AS found WHERE configuration IS NOT NULL;
	known := array_to_tsvector(audit_words(concat_ws(' ',
		entry.actor_name, entry.actor_id, entry.operation, regexp_replace(entry.operation, '([a-z])([A-Z])', '\1 \2', 'g'),
		entry.target, entry.aws_request_id, entry.failure->>'message', entry.input::text
	)));
	INSERT INTO audit_changes (
		id, last_id, correlation, at, ended_at, actor_id, actor_name, role, operation, target, run_id, result, configurations, words
	) VALUES (
		entry.id, entry.id, entry.correlation, entry.at, ended, entry.actor_id, entry.actor_name, entry.role, entry.operation,
		entry.target, run, entry.phase, named, known
	) ON CONFLICT (correlation) DO UPDATE SET
		last_id = entry.id,
		result = entry.phase,
		ended_at = coalesce(ended, audit_changes.ended_at),
		configurations = (
			SELECT coalesce(array_agg(DISTINCT configuration), '{}') FROM unnest(audit_changes.configurations || named) AS configuration
		),
		words = audit_changes.words || known;
END;
$$;
--> statement-breakpoint
-- Runs as the owner of the tables: Canopy's own role may only read the attempts.
CREATE FUNCTION "note_audit_change"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
	PERFORM note_audit_entry(NEW);
	RETURN NULL;
END;
$$;
--> statement-breakpoint
-- A temporary table of the same name must not stand in for the record.
DO $$
BEGIN
	EXECUTE format('ALTER FUNCTION chain_audit_entry() SET search_path = %I, pg_temp', current_schema());
	EXECUTE format('ALTER FUNCTION note_audit_change() SET search_path = %I, pg_temp', current_schema());
END;
$$;
--> statement-breakpoint
-- An owner that is Canopy's own role as well has given up updating; it gets that back until this migration has ended.
GRANT UPDATE ON "audit_entries" TO CURRENT_USER;--> statement-breakpoint
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
DO $$
DECLARE
	entry audit_entries;
	newest bytea := decode(repeat('00', 32), 'hex');
BEGIN
	FOR entry IN SELECT * FROM audit_entries ORDER BY id LOOP
		entry.previous_hash := newest;
		newest := sha256(convert_to(audit_entry_form(entry), 'UTF8'));
		UPDATE audit_entries SET previous_hash = entry.previous_hash, hash = newest WHERE id = entry.id;
		PERFORM note_audit_entry(entry);
	END LOOP;
END;
$$;
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
CREATE TRIGGER "audit_entries_chain" BEFORE INSERT ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "chain_audit_entry"();--> statement-breakpoint
CREATE TRIGGER "audit_entries_change" AFTER INSERT ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "note_audit_change"();--> statement-breakpoint
CREATE INDEX "audit_changes_at" ON "audit_changes" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_changes_actor" ON "audit_changes" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_changes_operation" ON "audit_changes" USING btree ("operation","at","id");--> statement-breakpoint
CREATE INDEX "audit_changes_target" ON "audit_changes" USING btree ("target","at","id");--> statement-breakpoint
CREATE INDEX "audit_changes_run" ON "audit_changes" USING btree ("run_id","at","id") WHERE "audit_changes"."run_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_changes_result" ON "audit_changes" USING btree ("result","at","id") WHERE "audit_changes"."result" <> 'succeeded';--> statement-breakpoint
CREATE INDEX "audit_changes_configurations" ON "audit_changes" USING gin ("configurations");--> statement-breakpoint
CREATE INDEX "audit_changes_words" ON "audit_changes" USING gin ("words");
