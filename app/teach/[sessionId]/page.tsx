import type { Metadata } from "next";
import { classPlaces } from "@/app/class-places";
import { hostedSession } from "@/app/hosted-session";
import { Messages } from "@/app/messages-provider";
import { plannedChallenges } from "@/app/planned-challenges";
import { plannedTasks } from "@/app/planned-tasks";
import { LiveDesk } from "@/components/desk/live-desk";

import { revokeShareAction, shareReplayAction } from "./actions";

type DeskPageProps = { readonly params: Promise<{ sessionId: string }> };

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { sessionId } = await params;
  return { title: (await hostedSession(sessionId)).title };
}

export default async function DeskPage({ params }: DeskPageProps) {
  const { sessionId } = await params;
  const session = await hostedSession(sessionId);
  return (
    <Messages
      namespaces={[
        "host",
        "vote",
        "question",
        "drawings",
        "board",
        "charts",
        "challenges",
        "class-pictures",
        "own-input",
        "scale",
        "lab",
      ]}
    >
      <LiveDesk
        sessionId={session.id}
        code={session.joinCode}
        places={classPlaces()}
        tasks={plannedTasks(session.plan)}
        challenges={plannedChallenges(session.plan)}
        shareActions={{ share: shareReplayAction, revoke: revokeShareAction }}
        savedShare={{ token: session.shareToken, animals: session.shareAnimals }}
      />
    </Messages>
  );
}
