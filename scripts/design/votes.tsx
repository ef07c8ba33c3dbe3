import { type ComponentProps, useState } from "react";
import { VoteCard } from "@/components/desk/vote-card";
import { VoteNotice } from "@/components/lab/vote/vote-notice";
import { VoteReplayed } from "@/components/replay/vote-replayed";
import type { Script } from "@/components/vote/vote-word";
import type { EventBody, VoteItem } from "@/lib/session/log/events";
import { currentVote } from "@/lib/session/log/vote";
import { classAt, SELF, selfIn } from "./sample-class";
import { accepted, nothing, part, type Shelf, screen } from "./specimen";

const by = (participant: number | null): VoteItem["source"] => {
  return { from: "network", participant, run: participant && 1 };
};
const LIST: VoteItem["source"] = { from: "list" };

/** Real dinosaurs, and some that could have lived. */
const DINOSAURS: readonly VoteItem[] = [
  { word: "compsognathus", source: LIST },
  { word: "amorosaurus", source: by(2) },
  { word: "micropachycephalosaurus", source: LIST },
  { word: "dorotops", source: by(SELF) },
  { word: "irritator", source: LIST },
  { word: "ankylodon", source: by(7) },
  { word: "khaan", source: LIST },
  { word: "cornthyosaurus", source: by(11) },
  { word: "mei", source: LIST },
  { word: "erisaura", source: by(null) },
];
const LATIN: Script = { language: "en", direction: "ltr" };
const ARABIC: Script = { language: "ar", direction: "rtl" };
const NAMES: readonly VoteItem[] = ["سلمى", "مرنان", "يوسف", "حسانة", "بشير", "ليمار"].map((word, index) => ({
  ...{ word, source: index % 2 === 0 ? LIST : by(index) },
}));

/** Whether a student answers this item rightly; some never get to the last. */
function answerOf(participant: number, item: number, { source }: VoteItem): EventBody[] {
  if (participant % 6 === 5 && item > 3) return [];
  const fooled = (participant * 7 + item * 5) % 9 < 4;
  const isReal = source?.from === "list";
  return [{ type: "vote-cast", participant, vote: 0, item, answer: isReal === fooled ? "invented" : "real" }];
}

const opened = (items: readonly VoteItem[]): EventBody => ({
  ...{ type: "vote-opened", vote: 0, kind: "real-or-invented", round: 0, items: [...items] },
});
const cast = (items: readonly VoteItem[], students: number) =>
  Array.from({ length: students }, (_, participant) =>
    items.flatMap((item, index) => answerOf(participant, index, item)),
  ).flat();
const CLOSED: EventBody = { type: "vote-closed", vote: 0 };

const voting = (later: readonly EventBody[] = []) => classAt({ moment: "running" }, later);
const OPEN = voting([opened(DINOSAURS), ...cast(DINOSAURS, 4), ...cast(DINOSAURS.slice(0, 3), 5)]);
const ANSWERED = voting([opened(DINOSAURS), ...cast(DINOSAURS, 14)]);
const OVER = voting([opened(DINOSAURS), ...cast(DINOSAURS, 22), CLOSED]);
const ARABIC_OVER = voting([opened(NAMES), ...cast(NAMES, 22), CLOSED]);
const NOBODY = voting([opened(DINOSAURS), CLOSED]);

/** A vote on students' pages, on the desk and in a replay. */
export const VOTE: Shelf = {
  title: "Vote",
  specimens: [
    screen("Student, voting", <Student session={OPEN} />),
    screen("Student, all answered", <Student session={ANSWERED} />),
    screen("Student, the answers", <Student session={OVER} />),
    screen("Student, Arabic words", <Student session={ARABIC_OVER} script={ARABIC} />),
    screen("Student, offline", <Student session={OPEN} disabled />),
    part("Student, put aside", <Student session={OPEN} aside="0/open" />),
    part("Student, answers put aside", <Student session={OVER} aside="0/closed" />),
    part("Desk, nothing asked", <OnDesk session={voting()} />),
    part("Desk, finding words", <OnDesk session={voting()} finding />),
    part("Desk, voting", <OnDesk session={ANSWERED} />),
    part("Desk, the answers", <OnDesk session={OVER} />),
    part("Desk, nobody voted", <OnDesk session={NOBODY} />),
    part("Replay, voting", <VoteReplayed session={OPEN} vote={OPEN.votes[0]} script={LATIN} />),
    part("Replay, the answers", <VoteReplayed session={OVER} vote={OVER.votes[0]} script={LATIN} />),
  ],
};

function Student({
  session,
  aside: first = null,
  ...props
}: Partial<ComponentProps<typeof VoteNotice>> & Pick<ComponentProps<typeof VoteNotice>, "session">) {
  const [aside, onAside] = useState(first);
  const current = currentVote(session);
  if (!current) return null;
  return (
    <VoteNotice
      {...{ session, ...current, aside, onAside, script: LATIN, disabled: false, onCast: accepted }}
      self={selfIn(session)}
      {...props}
    />
  );
}

function OnDesk(props: Pick<ComponentProps<typeof VoteCard>, "session"> & { finding?: boolean }) {
  return (
    <div className="w-64">
      <VoteCard finding={false} disabled={false} script={LATIN} onCommand={nothing} {...props} />
    </div>
  );
}
