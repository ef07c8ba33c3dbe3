import { MonitorUp, Presentation, Spotlight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/class-names";
import { unreachable } from "@/lib/learning/unreachable";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { type NextStep, nextSteps } from "../next-step";
import type { RosterEntry } from "../roster-entry";
import { StepButton } from "../step-button";
import { BeforeAndAfter, ExpectedAndHappened } from "./looking-back";
import type { ScriptStep } from "./script-steps";
import { spotlightHints } from "./spotlight-hints";

/** What every step needs in order to be done. */
export type StepDeed = {
  readonly session: Session;
  readonly code: string;
  readonly screenPath: string;
  readonly replayPath: string;
  /** The lesson's next step may be the desk's primary button. */
  readonly primary: boolean;
  /** The round whose test the server is computing. */
  readonly computing: number | null;
  /** A command is being sent, or cannot be sent. */
  readonly disabled: boolean;
  readonly onCommand: (...commands: HostCommand[]) => void;
  readonly onScreen: (picture: ClassPicture) => void;
};

type StepContentProps = StepDeed & {
  readonly step: ScriptStep;
  readonly round: number | null;
  readonly shown: ReadonlySet<ClassPicture>;
  readonly entries: readonly RosterEntry[];
  readonly onProjector: () => void;
};

/** What there is to read and to click in a step of the script. */
export function StepContent({ step, round, shown, entries, onProjector, ...deed }: StepContentProps) {
  const t = useTranslations("host.script");
  const { session, disabled, onCommand } = deed;
  const buttons = <LessonButtons {...deed} steps={step.steps} />;
  switch (step.kind) {
    case "projector":
      return (
        <a
          href={deed.screenPath}
          target="_blank"
          rel="noopener"
          onClick={onProjector}
          className={cn(buttonClass({ size: "sm" }), "self-start")}
        >
          <MonitorUp aria-hidden />
          <span>{t("projector")}</span>
        </a>
      );
    case "join":
      return <p className="text-sm">{t("join", { code: deed.code, count: step.here })}</p>;
    case "before":
      return <p className="text-sm">{t("before", step.turnout)}</p>;
    case "say":
      return <Quote>{step.text}</Quote>;
    case "expect": {
      const { number } = step.asked;
      return (
        <>
          <Quote>{step.asked.question.content.text}</Quote>
          <p className="tabular text-ink-muted text-sm">{t("turnout", step.turnout)}</p>
          {!step.done && (
            <Button
              size="sm"
              className="self-start"
              disabled={disabled}
              onClick={() => onCommand({ type: "reveal-question", question: number })}
            >
              <Presentation aria-hidden />
              <span>{t("expected")}</span>
            </Button>
          )}
        </>
      );
    }
    case "watch":
      return (
        <>
          {step.text !== "" && <p className="whitespace-pre-line text-pretty text-sm">{step.text}</p>}
          <PictureButtons pictures={step.pictures} {...{ shown, deed }} />
          {round !== null && <SpotlightButtons {...{ round, entries, deed }} />}
        </>
      );
    case "test":
      return step.done ? <p className="text-sm">{t("tested")}</p> : buttons;
    case "outcome":
      return (
        <>
          <ExpectedAndHappened session={session} asked={step.asked} />
          <PictureButtons pictures={["question"]} {...{ shown, deed }} />
        </>
      );
    case "ask":
      return (
        <>
          <ol className="flex list-decimal flex-col gap-2 ps-5 text-base leading-snug marker:text-ink-muted max-lg:text-lg">
            {step.texts.map((text) => (
              <li key={text} className="ps-0.5">
                <span dir="auto" className="block text-pretty">
                  {text}
                </span>
              </li>
            ))}
          </ol>
          <PictureButtons pictures={step.pictures} {...{ shown, deed }} />
        </>
      );
    case "takeaways":
      return <PictureButtons pictures={["debrief"]} {...{ shown, deed }} />;
    case "closing":
      return (
        <>
          {step.asked.length > 0 && !step.done && (
            <p className="tabular text-ink-muted text-sm">{t("turnout", step.turnout)}</p>
          )}
          {buttons}
          {step.done && <BeforeAndAfter session={session} asked={step.asked} />}
        </>
      );
    case "next":
      return buttons;
    default:
      return unreachable(step);
  }
}

/** Words to be said to the class, in their own direction. */
function Quote({ children }: { readonly children: string }) {
  return (
    <blockquote
      dir="auto"
      className="whitespace-pre-line text-pretty border-accent/50 border-s-2 ps-3 text-base leading-snug max-lg:text-lg"
    >
      {children}
    </blockquote>
  );
}

/** Steps of the lesson. Starting a round without showing it stands beside showing it. */
export function LessonButtons({ steps, ...deed }: StepDeed & Pick<ScriptStep, "steps">): ReactNode {
  const isShownFirst = steps.some(({ kind }) => kind === "open-round");
  const ofRound = isShownFirst ? steps.filter(({ kind }) => /^(open|start)-round$/.test(kind)) : [];
  return (
    <>
      {steps.map((step) => !ofRound.includes(step) && <LessonButton key={step.kind} {...{ step, deed }} />)}
      {ofRound.length > 0 && (
        <div className="flex gap-1.5">
          {ofRound.map((step) => (
            <LessonButton key={step.kind} {...{ step, deed }} brief={step.kind === "start-round"} />
          ))}
        </div>
      )}
    </>
  );
}

/** A step of the lesson; primary if it is what the desk would do next. */
function LessonButton({ step, deed, brief }: { step: NextStep; deed: StepDeed; brief?: boolean }) {
  const [first] = nextSteps(deed.session);
  return (
    <StepButton step={step} {...deed} primary={deed.primary && step.kind === first.kind} brief={brief} />
  );
}

/** Labels that take several lines where the card is narrow. */
const WRAPPED =
  "h-auto min-h-8 max-w-full justify-start whitespace-normal py-1 text-start leading-tight aria-pressed:border-accent aria-pressed:text-accent";

type PictureButtonsProps = {
  readonly pictures: readonly ClassPicture[];
  readonly shown: ReadonlySet<ClassPicture>;
  readonly deed: StepDeed;
};

/** Put pictures of the class on the projector. */
function PictureButtons({ pictures, shown, deed }: PictureButtonsProps) {
  const t = useTranslations("host.script.show");
  if (pictures.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {pictures.map((picture) => (
        <Button
          key={picture}
          size="sm"
          aria-pressed={shown.has(picture)}
          disabled={deed.disabled}
          onClick={() => deed.onScreen(picture)}
          className={WRAPPED}
        >
          <Presentation aria-hidden />
          <span>{t(picture)}</span>
        </Button>
      ))}
    </div>
  );
}

type SpotlightButtonsProps = Pick<StepContentProps, "entries"> & {
  readonly round: number;
  readonly deed: StepDeed;
};

/** Runs that the class should see, each for what it does. */
function SpotlightButtons({ round, entries, deed }: SpotlightButtonsProps) {
  const t = useTranslations("host.script");
  const board = useTranslations("board.diagnosis.regime");
  const { session, disabled, onCommand } = deed;
  const hints = spotlightHints(session, round, entries);
  if (hints.length === 0) return null;
  return (
    <fieldset aria-label={t("spotlight")} className="flex flex-wrap gap-1.5">
      {hints.map(({ participant, nickname, run, regime }) => {
        const isOn = session.spotlight?.participant === participant && session.spotlight.run === run;
        return (
          <Button
            key={regime}
            size="sm"
            aria-pressed={isOn}
            disabled={disabled}
            onClick={() =>
              onCommand({ type: "set-spotlight", spotlight: isOn ? null : { participant, run } })
            }
            className="max-w-full aria-pressed:border-accent aria-pressed:text-accent"
          >
            <Spotlight aria-hidden />
            <span className="truncate">
              <bdi translate="no">{nickname}</bdi>
            </span>
            <span className="text-ink-muted">{board(`${regime}.label`)}</span>
          </Button>
        );
      })}
    </fieldset>
  );
}
