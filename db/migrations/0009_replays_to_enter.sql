CREATE TABLE "replay_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"at" double precision NOT NULL,
	"text" text NOT NULL,
	"shown" boolean NOT NULL,
	"teacher_id" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "share_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "practice_token" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "practice_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "replay_notes" ADD CONSTRAINT "replay_notes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_notes" ADD CONSTRAINT "replay_notes_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replay_notes_session" ON "replay_notes" USING btree ("session_id","at");--> statement-breakpoint
CREATE INDEX "replay_notes_teacher" ON "replay_notes" USING btree ("teacher_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_token_unique" UNIQUE("practice_token");