CREATE TABLE "checkpoints" (
	"session_id" uuid NOT NULL,
	"participant" integer NOT NULL,
	"round" integer NOT NULL,
	"run" integer NOT NULL,
	"step" integer NOT NULL,
	"weights" "bytea" NOT NULL,
	CONSTRAINT "checkpoints_session_id_participant_round_pk" PRIMARY KEY("session_id","participant","round")
);
--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;