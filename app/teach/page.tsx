import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { Messages } from "@/app/messages-provider";
import { savedShare } from "@/app/saved-share";
import type { ListedLesson } from "@/components/teach/lessons/listed";
import type { ListedSession } from "@/components/teach/sessions/session-list";
import {
  type LiveSession,
  listFilters,
  liveSessions,
  type PastSession,
  type PastWanted,
  pastSessions,
} from "@/db/session/lists/lists";
import { getDatabase } from "@/db/store/client";
import { lastBelievedClock } from "@/db/store/housekeeping";
import { environment } from "@/lib/env";
import { deletionDate, isClockInDoubt } from "@/lib/session/retention";
import { confirmClockAction } from "./actions";
import { LESSON_ACTIONS } from "./lessons/connected";
import { SessionsStep } from "./lessons/sessions-step";
import { pageNumber } from "./page-number";
import { requireTeacher } from "./require-teacher";
import { TeacherFrame } from "./teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("sessions.title") };
}

type Asked = string | string[];
type Search = { searchParams: Promise<{ q?: Asked; class?: Asked; show?: Asked; page?: Asked }> };

const MOST_SEARCHED = 200;

/** The teacher's live sessions, and one page of those that have ended: of a class (`?class`), with some words (`?q`), or put away (`?show=archived`). */
export default async function SessionsPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const wanted = wantedBy(await searchParams);
  const db = await getDatabase();
  const [live, { past, more }, { classes, inList, archived }, last] = await Promise.all([
    liveSessions(db, teacher.id),
    pastSessions(db, teacher.id, wanted),
    listFilters(db, teacher.id),
    lastBelievedClock(db),
  ]);
  const now = new Date();
  const { page, ...filter } = wanted;
  const { daysKept } = environment();
  return (
    <TeacherFrame name={teacher.name}>
      <Messages namespaces={["teach", "lessons", "host"]}>
        <SessionsStep
          clockDoubt={
            last && isClockInDoubt(now, last) ? { now: now.toISOString(), last: last.toISOString() } : null
          }
          onConfirmClock={confirmClockAction}
          actions={LESSON_ACTIONS}
          live={live.map((session) => listedLive(session, daysKept))}
          lessons={past.map((session) => listedPast(session, daysKept))}
          pages={{ page, more }}
          places={classPlaces()}
          {...{ filter, classes, inList, archived, daysKept }}
        />
      </Messages>
    </TeacherFrame>
  );
}

function wantedBy({ q, class: label, show, page }: Awaited<Search["searchParams"]>): PastWanted {
  return {
    search: typeof q === "string" ? q.trim().slice(0, MOST_SEARCHED) : "",
    classLabel: typeof label === "string" && label !== "" ? label : null,
    archived: show === "archived",
    page: pageNumber(page),
  };
}

function listedLive(session: LiveSession, daysKept: number | null): ListedSession {
  const { id, title, joinCode, begun, classLabel, hostName, students, runs, plan } = session;
  return {
    ...{ id, title, joinCode, begun, classLabel, hostName, students, runs },
    createdAt: session.createdAt.toISOString(),
    deletedOn: deletionDate(session, daysKept)?.toISOString() ?? null,
    rounds: plan.rounds.length,
  };
}

function listedPast(session: PastSession, daysKept: number | null): ListedLesson {
  const { id, title, joinCode, createdAt, endedAt, archived, classLabel, hostName } = session;
  const { kept, rounds, students, runs, winners } = session;
  const deletedOn = deletionDate({ endedAt, kept, begun: true, usedAt: endedAt }, daysKept);
  return {
    ...{ id, title, joinCode, kept, archived, classLabel, hostName, rounds, students, runs, winners },
    createdAt: createdAt.toISOString(),
    deletedOn: deletedOn?.toISOString() ?? null,
    share: savedShare(session),
  };
}
