import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { SeatMove } from "@/components/desk/student/seat-move";
import { StudentDrawer } from "@/components/desk/student/student-drawer";
import { EntryPage } from "@/components/join/entry-page";
import { MoveButton } from "@/components/join/move/move-button";
import { MoveSeat } from "@/components/join/move/move-seat";
import { LobbyView } from "@/components/lab/arrival-views";
import { TeacherMessage } from "@/components/lab/teacher-message";
import type { Locale } from "@/lib/i18n/locales";
import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { CHALLENGES, CODE, classAt, JOIN_ADDRESS, SELF, selfIn, TASKS, TITLE } from "../sample-class";
import { accepted, nothing, part, type Shelf, screen } from "../specimen";

const LONGEST = "Wonderfully Curious Otte";
const ARABIC = "القطة الفضولية الذكيةجدا";
const SEAT = { code: "Q4PK7M", lasts: 600_000 };
const QUESTION: EventBody = {
  ...{ type: "question-asked", question: 0, purpose: "own", round: 0, again: null },
  content: {
    text: "What happens with a rate of 10?",
    answer: { kind: "choices", choices: ["It learns faster", "It diverges"], right: null },
    outcome: null,
  },
};
/** Everything that a drawer can have. */
const MUCH: readonly EventBody[] = [
  { type: "hand-raised", participant: SELF },
  { type: "message-sent", participant: SELF, text: "Try a smaller rate." },
  {
    type: "message-sent",
    participant: SELF,
    text: "Now that is a nice curve. Tell your neighbour what you changed!",
  },
  { type: "note-added", text: "Found the momentum trick alone", shown: false, participant: SELF },
  QUESTION,
  { type: "question-answered", question: 0, participant: SELF, answer: 1 },
];
const named = (nickname: string): EventBody => ({ type: "participant-renamed", participant: SELF, nickname });

/** One student: on the desk, in a message, and on the way to another device. */
export const STUDENT: Shelf = {
  title: "Student",
  specimens: [
    screen("Drawer", <Drawer session={() => classAt({ moment: "running" }, MUCH)} stuck={false} />),
    screen("Drawer, stuck", <Drawer session={() => classAt({ moment: "closed" }, [named(LONGEST)])} stuck />),
    screen("Drawer, Arabic name", <Drawer session={() => classAt({ moment: "running" }, [named(ARABIC)])} />),
    screen("Drawer, nothing yet", <Drawer session={() => classAt({ moment: "lobby" })} />),
    screen(
      "Drawer, offline",
      <Drawer
        session={() =>
          classAt({ moment: "running" }, [{ type: "presence-changed", connected: [], disconnected: [SELF] }])
        }
        offlineSince={0}
      />,
    ),
    screen(
      "Drawer, removed",
      <Drawer
        session={() => classAt({ moment: "running" }, [{ type: "participant-removed", participant: SELF }])}
      />,
    ),
    screen("Drawer, class over", <Drawer session={() => classAt({ moment: "ended" }, MUCH)} readOnly />),
    part("Code for another device", <Code seat={SEAT} />),
    part("Code that has expired", <Code seat={{ ...SEAT, lasts: 0 }} />),
    screen(
      "Message in a lab",
      <Told text="Try a smaller learning rate, and watch what the first ten epochs do." />,
    ),
    screen("Move", <Move nickname="Curious Otter" other={null} />),
    screen("Move, somebody else here", <Move nickname={ARABIC} other={LONGEST} />),
  ],
};

function Drawer({
  session: make,
  ...props
}: Partial<Omit<ComponentProps<typeof StudentDrawer>, "session">> & { session: () => Session }) {
  const [session] = useState(make);
  return (
    <StudentDrawer
      {...{ session, participant: selfIn(session), now: session.at, tasks: TASKS, challenges: CHALLENGES }}
      {...{ stuck: false, offlineSince: null, readOnly: false, onCommand: accepted, onClose: nothing }}
      addressOf={(code) => JOIN_ADDRESS.replace(CODE, code)}
      onMove={async () => SEAT}
      drawSurface={() => null}
      {...props}
    />
  );
}

function Code({ seat }: Pick<ComponentProps<typeof SeatMove>, "seat">) {
  return (
    <div className="max-w-sm">
      <SeatMove {...{ seat, address: JOIN_ADDRESS, disabled: false, onRenew: nothing, onClose: nothing }} />
    </div>
  );
}

function Told({ text }: { text: string }) {
  const [session] = useState(() => classAt({ moment: "lobby" }));
  return (
    <LobbyView
      {...{ session, self: selfIn(session), status: null, questions: null }}
      notice={<TeacherMessage text={text} onDismiss={nothing} floats={false} />}
    />
  );
}

function Move(props: { nickname: string; other: string | null }) {
  const t = useTranslations("join");
  const common = useTranslations("common");
  return (
    <EntryPage
      locale={useLocale() as Locale}
      texts={{ home: common("home"), teach: t("teach"), toggleTheme: common("toggleTheme") }}
    >
      <MoveSeat {...props} title={TITLE}>
        <MoveButton
          texts={{ go: t("move.go"), going: t("move.going"), back: t("move.back") }}
          onMove={async () => t("move.hint")}
        />
      </MoveSeat>
    </EntryPage>
  );
}
