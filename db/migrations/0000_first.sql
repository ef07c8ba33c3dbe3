CREATE TABLE "events" (
	"session_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" double precision NOT NULL,
	"type" text NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "events_session_id_seq_pk" PRIMARY KEY("session_id","seq")
);
--> statement-breakpoint
CREATE TABLE "point_chunks" (
	"session_id" uuid NOT NULL,
	"first_seq" integer NOT NULL,
	"last_seq" integer NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "point_chunks_session_id_first_seq_pk" PRIMARY KEY("session_id","first_seq")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"session_id" uuid NOT NULL,
	"participant" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "seats_session_id_participant_pk" PRIMARY KEY("session_id","participant")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"host_id" uuid NOT NULL,
	"title" text NOT NULL,
	"plan" json NOT NULL,
	"join_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"share_token" text,
	"secret" "bytea" NOT NULL,
	"next_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sessions_share_token_unique" UNIQUE("share_token")
);
--> statement-breakpoint
CREATE TABLE "setup" (
	"id" integer PRIMARY KEY NOT NULL,
	"code" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teachers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teachers_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_chunks" ADD CONSTRAINT "point_chunks_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_host_id_teachers_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "seats_token" ON "seats" USING btree ("session_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_live_join_code" ON "sessions" USING btree ("join_code") WHERE "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_host" ON "sessions" USING btree ("host_id","created_at");