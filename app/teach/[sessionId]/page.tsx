import type { Metadata } from "next";
import { classPlaces } from "@/app/class-places";
import { deskSession } from "@/app/desk-session";
import { Messages } from "@/app/messages-provider";
import { SHARE_ACTIONS, savedShare } from "@/app/saved-share";
import { LiveDesk } from "@/components/desk/live-desk";
import { TeachersButton } from "@/components/teach/teachers/teachers-button";
import { CATALOGUE, challengeInfo } from "@/lib/challenges/catalogue";
import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";
import { TEACHERS_ACTIONS } from "../lessons/connected";

type DeskPageProps = { readonly params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { sessionId } = await params;
  return { title: (await deskSession(sessionId)).title };
}

export default async function DeskPage({ params }: DeskPageProps) {
  const { sessionId } = await params;
  const session = await deskSession(sessionId);
  return (
    <Messages
      namespaces={[
        "host",
        "lessons",
        "vote",
        "question",
        "drawings",
        "board",
        "charts",
        "challenges",
        "class-pictures",
        "own-input",
        "scale",
        "teach",
        "lab",
      ]}
    >
      <LiveDesk
        sessionId={session.id}
        code={session.joinCode}
        places={classPlaces()}
        known={plannedChallenges(session.plan)}
        insertable={CATALOGUE.map(challengeInfo)}
        shareActions={SHARE_ACTIONS}
        savedShare={savedShare(session)}
        teachers={<TeachersButton sessionId={session.id} actions={TEACHERS_ACTIONS} />}
      />
    </Messages>
  );
}
