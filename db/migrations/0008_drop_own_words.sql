DROP TABLE "plan_words" CASCADE;--> statement-breakpoint
DROP TABLE "session_words" CASCADE;