ALTER TABLE "point_chunks" ADD COLUMN "from_at" double precision;--> statement-breakpoint
ALTER TABLE "point_chunks" ADD COLUMN "to_at" double precision;--> statement-breakpoint
ALTER TABLE "point_chunks" ADD COLUMN "archived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "examples" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "log_revision" integer DEFAULT 0 NOT NULL;