CREATE TABLE "housekeeping" (
	"id" integer PRIMARY KEY NOT NULL,
	"erasures" integer DEFAULT 0 NOT NULL,
	"scrubbed" integer DEFAULT 0 NOT NULL,
	"clock_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "desk_seen_at" timestamp with time zone;