import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { givenLesson } from "@/app/teach/given-lesson";
import { REPLAY_AREAS } from "@/components/replay/replay-areas";
import { LiveTour } from "@/components/tour/live-tour";
import { TOUR_SCREENS } from "@/components/tour/tour-frame";
import { ALL_CHALLENGES, challengeInfo } from "@/lib/challenges/catalogue";
import { plannedChallenges } from "@/lib/challenges/planned/planned-challenges";

type TourPageProps = { readonly searchParams: Promise<{ show?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tour"))("title") };
}

/** A recorded class, for whoever would like to see one before their own. Nobody has to sign in. */
export default async function TourPage({ searchParams }: TourPageProps) {
  const { show } = await searchParams;
  const { samples } = plannedChallenges(await givenLesson("default"));
  return (
    <Messages namespaces={[...REPLAY_AREAS, "tour", "host", "lessons", "drawings", "teach"]}>
      <LiveTour
        screen={TOUR_SCREENS.find((screen) => screen === show) ?? "projector"}
        catalogue={ALL_CHALLENGES.map(challengeInfo)}
        samples={samples}
      />
    </Messages>
  );
}
