import { contentsOfTeacher } from "@/db/school/own-challenges";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";

/** All challenges that the signed-in teacher keeps, as one file, which the same page of any server takes over. */
export async function GET(): Promise<Response> {
  const teacher = await currentTeacher();
  if (!teacher) return new Response(null, { status: 401 });
  const contents = await contentsOfTeacher(await getDatabase(), teacher.id);
  // Each content is JSON already, and they may have megabytes.
  const file = `{"format":"downhill-challenges","version":1,"challenges":[${contents.map(({ content }) => content).join(",\n")}]}\n`;
  return new Response(file, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="downhill-challenges.json"',
      "Cache-Control": "no-store",
    },
  });
}
