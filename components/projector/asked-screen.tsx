import type { ReactNode } from "react";
import { PictureKeys } from "@/components/class-pictures/picture-keys";
import { QuestionPicture } from "@/components/class-pictures/question-picture";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import type { Session } from "@/lib/session/log/session";

type AskedScreenProps = {
  readonly session: Session;
  /** The round whose questions these are; null: the lobby. */
  readonly round: number | null;
  readonly picture: ClassPicture | null;
  readonly onPicture: (picture: ClassPicture | null) => void;
  /** What suits the moment. */
  readonly children: ReactNode;
};

const QUESTION: readonly ClassPicture[] = ["question"];

/** A moment without a running round: what suits it or, if it was chosen, what the class was asked; below, the key between the two. */
export function AskedScreen({ session, round, picture, onPicture, children }: AskedScreenProps) {
  if (questionsAbout(session, round).length === 0) return children;
  const isShown = picture === "question";
  return (
    <div className="flex h-full flex-col gap-1.5">
      <div className="min-h-0 flex-1 [container-type:size]">
        {isShown ? (
          <div className="h-full rounded-card border border-line bg-surface px-6 py-4">
            <QuestionPicture {...{ session, round }} size="projector" />
          </div>
        ) : (
          children
        )}
      </div>
      <PictureKeys
        pictures={QUESTION}
        picture={isShown ? "question" : null}
        onPicture={(chosen) => onPicture(isShown ? null : chosen)}
      />
    </div>
  );
}
