import { CircleAlert, CircleCheck, Info, RotateCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { Spinner } from "@/components/ui/spinner";
import { formatRate } from "@/lib/learning/numbers/format";
import type { CheckAddress } from "./addresses";
import {
  CHECKS,
  type CheckName,
  type CheckResult,
  type EngineSpeed,
  type Measured,
  overallOf,
  resultOf,
  type Verdict,
} from "./measured";

export type CheckPageProps = {
  readonly measured: Measured;
  readonly addresses: readonly CheckAddress[];
  /** Whether the addresses are all that students may type. */
  readonly isTeacher: boolean;
  /** What the report says of the device, a line each, besides the results. */
  readonly about: readonly (readonly [
    label: "page" | "time" | "browser" | "screen" | "cores",
    text: string,
  ])[];
  readonly onAgain: () => void;
};

const LOOKS = {
  good: { Icon: CircleCheck, tone: "text-good" },
  note: { Icon: Info, tone: "text-accent" },
  warning: { Icon: TriangleAlert, tone: "text-warning" },
  bad: { Icon: CircleAlert, tone: "text-danger" },
} as const satisfies Record<Verdict, unknown>;
const OVERALL_LOOKS = { ready: LOOKS.good, limited: LOOKS.warning, unready: LOOKS.bad };

/** What a device in a classroom can do, check by check, with what to change, and a report to send. */
export function CheckPage(props: CheckPageProps) {
  const { measured, addresses, isTeacher, onAgain } = props;
  const t = useTranslations("check");
  const say = useSentences();
  const overall = overallOf(measured);
  const results = CHECKS.map((check) => ({ check, result: resultOf(check, measured) }));
  const done = results.filter(({ result }) => result !== null).length;
  const isDone = done === CHECKS.length;
  const look = overall && OVERALL_LOOKS[overall];
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-1 gap-6">
      <header>
        <h1 className="mb-2 text-3xl">{t("title")}</h1>
        <p className="max-w-prose text-ink-muted">{t("intro")}</p>
      </header>
      <section className="rounded-card border border-line bg-surface p-5">
        <div role="status" className="flex items-start gap-3">
          {look ? (
            <look.Icon aria-hidden className={cn("mt-0.5 size-7 shrink-0", look.tone)} />
          ) : (
            <Spinner className="mt-1 size-6 shrink-0" />
          )}
          <div className="min-w-0">
            <p className="font-semibold text-xl">{t(`overall.${overall ?? "running"}`)}</p>
            {!isDone && (
              <p className="tabular text-ink-muted text-sm">
                {t("progress", {
                  done: isolateNumber(String(done)),
                  all: isolateNumber(String(CHECKS.length)),
                })}
              </p>
            )}
          </div>
        </div>
        {isDone && (
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            <CopyButton
              text={say.report(props)}
              label={t("copy")}
              doneLabel={t("copied")}
              variant="primary"
            />
            <Button size="sm" onClick={onAgain}>
              <RotateCw aria-hidden />
              <span>{t("again")}</span>
            </Button>
            <p className="text-ink-muted text-sm">{t("report.hint")}</p>
          </div>
        )}
      </section>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {results.map(({ check, result }) => (
          <Row key={check} title={t(`result.${check}.title`)} result={result}>
            {result && <p>{say.result(check, result)}</p>}
            {check === "secure" && result?.verdict === "note" && (
              <a href="/ca" className="text-accent underline">
                {t("result.secure.how")}
              </a>
            )}
            <DeviceName name={graphicsName(check, measured)} />
          </Row>
        ))}
      </ul>
      {measured.speeds && <Speeds speeds={measured.speeds} />}
      <Addresses {...{ addresses, isTeacher }} />
    </div>
  );
}

function Row({
  title,
  result,
  children,
}: {
  title: string;
  result: CheckResult | null;
  children: ReactNode;
}) {
  const t = useTranslations("check.verdict");
  const look = result && LOOKS[result.verdict];
  return (
    <li className="flex gap-3 px-5 py-3">
      {look ? (
        <look.Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", look.tone)} />
      ) : (
        <Spinner className="mt-0.5 size-5 shrink-0" />
      )}
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold text-base">
          <span>{title}</span>
          <span className={cn("font-normal text-sm", look?.tone ?? "text-ink-muted")}>
            {t(result?.verdict ?? "running")}
          </span>
        </h2>
        {children}
      </div>
    </li>
  );
}

function DeviceName({ name }: { name: string }) {
  if (name === "") return null;
  return (
    <p className="text-ink-muted text-xs">
      <bdi className="break-words">{name}</bdi>
    </p>
  );
}

function graphicsName(check: CheckName, { webgpu, webgl }: Measured): string {
  const graphics = check === "webgpu" ? webgpu : check === "webgl" ? webgl : undefined;
  return graphics?.found ? graphics.name : "";
}

function Speeds({ speeds }: { speeds: readonly EngineSpeed[] }) {
  const t = useTranslations("check.speeds");
  const cell = (rate: number | null) => (rate === null ? t("none") : t("rate", { rate: formatRate(rate) }));
  return (
    <Card title={t("title")}>
      <p className="max-w-prose text-ink-muted text-sm">{t("hint")}</p>
      <div className="overflow-x-auto">
        <table className="tabular w-full text-sm">
          <thead>
            <tr className="text-ink-muted">
              <th scope="col" className="py-1 pe-4 text-start font-medium">
                {t("engine")}
              </th>
              <th scope="col" className="py-1 pe-4 text-end font-medium">
                {t("points")}
              </th>
              <th scope="col" className="py-1 text-end font-medium">
                {t("pictures")}
              </th>
            </tr>
          </thead>
          <tbody>
            {speeds.map(({ engine, points, pictures }) => (
              <tr key={engine} className="border-line border-t">
                <th scope="row" className="whitespace-nowrap py-1.5 pe-4 text-start font-medium">
                  <bdi>{t(`engines.${engine}`)}</bdi>
                </th>
                <td className="py-1.5 pe-4 text-end">
                  <bdi>{cell(points)}</bdi>
                </td>
                <td className="py-1.5 text-end">
                  <bdi>{cell(pictures)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Addresses({ addresses, isTeacher }: Pick<CheckPageProps, "addresses" | "isTeacher">) {
  const t = useTranslations("check.addresses");
  const secure = addresses.flatMap(({ secure }) => secure ?? []);
  return (
    <Card title={t("title")}>
      <dl className="grid gap-3">
        <div>
          <dt className="text-ink-muted text-sm">{t(isTeacher ? "students" : "here")}</dt>
          {addresses.map(({ plain }) => (
            <Address key={plain}>{plain}</Address>
          ))}
        </div>
        {secure.length > 0 && (
          <div>
            <dt className="text-ink-muted text-sm">{t("secure")}</dt>
            {secure.map((address) => (
              <Address key={address} href={`${address}/check`}>
                {address}
              </Address>
            ))}
          </div>
        )}
      </dl>
      <p className="flex flex-wrap gap-x-4 text-sm">
        {!isTeacher && <span className="text-ink-muted">{t("signIn")}</span>}
        <a href="/ca" className="text-accent underline">
          {t("certificate")}
        </a>
      </p>
    </Card>
  );
}

function Address({ href, children }: { href?: string; children: string }) {
  return (
    <dd dir="ltr" translate="no" className="break-all font-mono rtl:text-end">
      {href === undefined ? (
        children
      ) : (
        <a href={href} className="text-accent underline">
          {children}
        </a>
      )}
    </dd>
  );
}

/** The sentences of the page: on it and, without what reorders text, in the report. */
function useSentences() {
  const t = useTranslations("check");
  const result = (check: CheckName, { says, values }: CheckResult, wrap = isolate): string => {
    const { engine, ...numbers } = values;
    const written = Object.entries(numbers).map(([name, value]) => [
      name,
      // A count decides which form of its noun follows.
      name === "days" ? value : wrap(String(value)),
    ]);
    const named = engine === undefined ? {} : { engine: wrap(t(`speeds.engines.${engine}`)) };
    return t(`result.${check}.${says}`, { ...Object.fromEntries(written), ...named });
  };
  const report = ({ measured, about }: CheckPageProps): string => {
    const plain = (text: string) => text;
    const lines = CHECKS.flatMap((check) => {
      const found = resultOf(check, measured);
      if (!found) return [];
      return `[${t(`verdict.${found.verdict}`)}] ${t(`result.${check}.title`)}: ${result(check, found, plain)}`;
    });
    const speeds = (measured.speeds ?? []).map(({ engine, points, pictures }) => {
      const cell = (rate: number | null) =>
        rate === null ? t("speeds.none") : t("speeds.rate", { rate: formatRate(rate) });
      return `${t(`speeds.engines.${engine}`)}: ${t("speeds.points")}: ${cell(points)}; ${t("speeds.pictures")}: ${cell(pictures)}`;
    });
    const devices = (["webgpu", "webgl"] as const).flatMap((check) => graphicsName(check, measured) || []);
    return [
      t("report.title"),
      t(`overall.${overallOf(measured) ?? "running"}`),
      "",
      ...about.map(([label, text]) => `${t(`report.${label}`)}: ${text}`),
      ...(devices.length > 0 ? [`${t("report.devices")}: ${[...new Set(devices)].join("; ")}`] : []),
      "",
      ...lines,
      "",
      ...speeds,
    ].join("\n");
  };
  return { result, report };
}
