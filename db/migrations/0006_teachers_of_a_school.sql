CREATE TABLE "account_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"role" text,
	"teacher_id" uuid,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "account_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "co_teachers" (
	"session_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "co_teachers_session_id_teacher_id_pk" PRIMARY KEY("session_id","teacher_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"teacher_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "seat_moves" (
	"session_id" uuid NOT NULL,
	"participant" integer NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seat_moves_session_id_participant_pk" PRIMARY KEY("session_id","participant"),
	CONSTRAINT "seat_moves_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "teachers" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "class_label" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "outcome" json;--> statement-breakpoint
ALTER TABLE "teachers" ADD COLUMN "role" text DEFAULT 'teacher' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_made_by_teachers_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_teachers" ADD CONSTRAINT "co_teachers_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_teachers" ADD CONSTRAINT "co_teachers_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_moves" ADD CONSTRAINT "seat_moves_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_links_teacher" ON "account_links" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "account_links_made_by" ON "account_links" USING btree ("made_by");--> statement-breakpoint
CREATE INDEX "co_teachers_teacher" ON "co_teachers" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "identities_teacher" ON "identities" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "sessions_host_class" ON "sessions" USING btree ("host_id","class_label","created_at");--> statement-breakpoint
-- Until now a server had one teacher, who set it up.
UPDATE "teachers" SET "role" = 'owner';
