import { buttonClass } from "@/components/ui/button-class";

/** Says that the class is closed to newcomers at the moment, why, and offers to try again. */
export function LockedDoor({
  sentence,
  href,
  tryAgain,
}: {
  sentence: string;
  href: string;
  tryAgain: string;
}) {
  return (
    <div role="status" className="flex flex-col items-start gap-6">
      <p className="text-lg">{sentence}</p>
      <a href={href} className={buttonClass({ variant: "secondary", size: "lg" })}>
        {tryAgain}
      </a>
    </div>
  );
}
