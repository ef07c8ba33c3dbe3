CREATE TABLE "deeds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"teacher_id" uuid,
	"deed" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "housekeeping" (
	"id" integer PRIMARY KEY NOT NULL,
	"erasures" integer DEFAULT 0 NOT NULL,
	"scrubbed" integer DEFAULT 0 NOT NULL,
	"clock_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"teacher_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "point_chunks" ADD COLUMN "from_at" double precision;--> statement-breakpoint
ALTER TABLE "point_chunks" ADD COLUMN "to_at" double precision;--> statement-breakpoint
ALTER TABLE "point_chunks" ADD COLUMN "archived" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "desk_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "examples" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "log_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deeds_teacher" ON "deeds" USING btree ("teacher_id","at");--> statement-breakpoint
CREATE INDEX "sign_ins_teacher" ON "sign_ins" USING btree ("teacher_id","used_at");