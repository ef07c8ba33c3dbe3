ALTER TABLE "sessions" ADD COLUMN "share_animals" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;