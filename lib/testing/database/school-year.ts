import { sql } from "drizzle-orm";
import type { Database } from "@/db/store/open";
import { lesson } from "@/lib/session/decide/lesson/lesson-plan";

export const SCHOOL_YEAR = { teachers: 40, sessions: 2_000, studentsASession: 30, runsASession: 60 } as const;

/** The id of a row that was made by `fillSchoolYear`, from its number. Numbers begin at 1. */
const idOf = (kind: string, number: string) => `overlay(overlay(md5('${kind} ' || ${number})
  placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * Fills an empty database with a year of a school: 40 teachers with 50 sessions each, all but the last of which have ended, 60,000 seats, and
 * 60,000 students' joining, 120,000 runs and the beginnings and ends in their logs. Every third session has a co-teacher, every twentieth is archived, and of
 * every fifteenth it has not been worked out yet what came of it. Takes some seconds.
 */
export async function fillSchoolYear(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    // Checks no foreign keys, which would take longer than all the rest.
    await transaction.execute(sql`set local session_replication_role = replica`);
    await fill(transaction);
  });
  // As a server does by itself, sooner or later.
  await db.execute(sql`analyze`);
}

async function fill(db: Pick<Database, "execute">): Promise<void> {
  const { teachers, sessions, studentsASession, runsASession } = SCHOOL_YEAR;
  // As long as a real one.
  const plan = JSON.stringify(
    lesson("default", (key) => `${key} ${"in a sentence or two ".repeat(3)}`.trim()),
  );
  const run = JSON.stringify({
    network: { layers: [{ kind: "dense", units: 16, activation: "tanh" }] },
    hyperparameters: { learningRate: 0.03, optimiser: "adam", batchSize: 32, epochs: 15, weightDecay: 0 },
    device: { backend: "simd", name: "" },
  });
  const raw = sql.raw;
  await db.execute(sql`insert into teachers (id, email, name, role)
    select ${raw(idOf("teacher", "t"))}, 'teacher' || t || '@school.example', 'Teacher ' || t, 'teacher'
    from generate_series(1, ${raw(String(teachers))}) t`);
  await db.execute(sql`insert into sessions
      (id, host_id, title, plan, join_code, created_at, ended_at, class_label, archived_at, outcome, secret, next_seq)
    select ${raw(idOf("session", "s"))}, ${raw(idOf("teacher", `1 + (s - 1) % ${teachers}`))},
      (array['How a network learns', 'Two moons', 'Letters', 'Mislabelled drawings', 'A trap'])[1 + s % 5] || ', week ' || s / 50,
      ${plan}::json, upper(substr(md5('code ' || s), 1, 6)),
      timestamptz '2026-01-01 08:00Z' + s * interval '4 hours',
      case when s <= ${raw(String(sessions - teachers))} then timestamptz '2026-01-01 09:00Z' + s * interval '4 hours' end,
      (array['8b', '9a', '10c', null, '7d', '12f'])[1 + (s / 40) % 6],
      case when s % 20 = 0 then timestamptz '2027-01-01 08:00Z' end,
      case when s <= ${raw(String(sessions - teachers))} and s % 15 <> 0 then json_build_object(
        'rounds', 5, 'students', ${raw(String(studentsASession))}, 'runs', ${raw(String(runsASession))},
        'winners', json_build_array('Student ' || s % 97)) end,
      decode(md5('secret ' || s), 'hex'), ${raw(String(studentsASession + runsASession + 3))}
    from generate_series(1, ${raw(String(sessions))}) s`);
  await db.execute(sql`insert into co_teachers (session_id, teacher_id, added_at)
    select ${raw(idOf("session", "s"))}, ${raw(idOf("teacher", `1 + (s / 3) % ${teachers}`))}, now()
    from generate_series(3, ${raw(String(sessions))}, 3) s where (s / 3) % ${raw(String(teachers))} <> (s - 1) % ${raw(String(teachers))}`);
  await db.execute(sql`insert into seats (session_id, participant, token_hash)
    select ${raw(idOf("session", "s"))}, p, decode(md5(s || ' ' || p), 'hex')
    from generate_series(1, ${raw(String(sessions))}) s, generate_series(0, ${raw(String(studentsASession - 1))}) p`);
  const event = (seq: string, type: string, body: ReturnType<typeof sql>, also = "") =>
    sql`insert into events (session_id, seq, at, type, body)
      select ${raw(idOf("session", "s"))}, ${raw(seq)}, ${raw(seq)} * 1000, '${raw(type)}', ${body}
      from generate_series(1, ${raw(String(sessions))}) s ${raw(also)}`;
  await db.execute(
    event(
      "0",
      "session-created",
      sql`json_build_object('type', 'session-created', 'title', 'A lesson', 'plan', ${plan}::json)`,
    ),
  );
  await db.execute(
    event(
      "1 + p",
      "participant-joined",
      sql`json_build_object('type', 'participant-joined', 'participant', p, 'nickname', 'Student ' || p, 'admitted', true)`,
      `, generate_series(0, ${studentsASession - 1}) p`,
    ),
  );
  await db.execute(
    event(
      `${1 + studentsASession}`,
      "round-started",
      sql`json_build_object('type', 'round-started', 'round', 0, 'seed', 1, 'deadline', null)`,
    ),
  );
  await db.execute(
    event(
      `${2 + studentsASession} + r`,
      "run-started",
      sql`(jsonb_build_object('type', 'run-started', 'participant', r % ${raw(String(studentsASession))},
        'run', r / ${raw(String(studentsASession))}, 'round', 0) || ${run}::jsonb)::json`,
      `, generate_series(0, ${runsASession - 1}) r`,
    ),
  );
  await db.execute(
    event(`${2 + studentsASession + runsASession}`, "session-ended", sql`'{"type":"session-ended"}'::json`),
  );
}
