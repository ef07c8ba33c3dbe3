CREATE TABLE "plan_words" (
	"plan_id" uuid NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"direction" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "plan_words_plan_id_id_pk" PRIMARY KEY("plan_id","id")
);
--> statement-breakpoint
CREATE TABLE "session_words" (
	"session_id" uuid NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"direction" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "session_words_session_id_id_pk" PRIMARY KEY("session_id","id")
);
--> statement-breakpoint
ALTER TABLE "plan_words" ADD CONSTRAINT "plan_words_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_words" ADD CONSTRAINT "session_words_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;