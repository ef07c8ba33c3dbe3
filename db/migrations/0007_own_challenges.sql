CREATE TABLE "lti_keys" (
	"id" integer PRIMARY KEY NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lti_platforms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"deployment_id" text,
	"authorisation_url" text NOT NULL,
	"keys_url" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_challenges" (
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "plan_challenges_plan_id_id_pk" PRIMARY KEY("plan_id","id")
);
--> statement-breakpoint
CREATE TABLE "real_names" (
	"session_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"participant" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "real_names_session_id_teacher_id_participant_pk" PRIMARY KEY("session_id","teacher_id","participant")
);
--> statement-breakpoint
CREATE TABLE "session_challenges" (
	"session_id" uuid NOT NULL,
	"id" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "session_challenges_session_id_id_pk" PRIMARY KEY("session_id","id")
);
--> statement-breakpoint
CREATE TABLE "teacher_challenges" (
	"teacher_id" uuid NOT NULL,
	"id" text NOT NULL,
	"content" text NOT NULL,
	"about" json NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teacher_challenges_teacher_id_id_pk" PRIMARY KEY("teacher_id","id")
);
--> statement-breakpoint
ALTER TABLE "plan_challenges" ADD CONSTRAINT "plan_challenges_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "real_names" ADD CONSTRAINT "real_names_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "real_names" ADD CONSTRAINT "real_names_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_challenges" ADD CONSTRAINT "session_challenges_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_challenges" ADD CONSTRAINT "teacher_challenges_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lti_platforms_client" ON "lti_platforms" USING btree ("issuer","client_id");--> statement-breakpoint
CREATE INDEX "real_names_teacher" ON "real_names" USING btree ("teacher_id");--> statement-breakpoint
INSERT INTO "plan_challenges" ("plan_id", "id", "content") SELECT "plan_id", "id", json_build_object('kind', 'words', 'title', "title", 'language', "language", 'direction', "direction", 'words', "words")::text FROM "plan_words";--> statement-breakpoint
INSERT INTO "session_challenges" ("session_id", "id", "content") SELECT "session_id", "id", json_build_object('kind', 'words', 'title', "title", 'language', "language", 'direction', "direction", 'words', "words")::text FROM "session_words";
