import { Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Dotted } from "@/components/ui/dotted";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { NumberField } from "@/components/ui/form/number-field";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { Slider } from "@/components/ui/form/slider";
import { Switch } from "@/components/ui/form/switch";
import { NumberRefusal, RefusedNumberReason, TypedNumbers } from "@/components/ui/form/typed-number";
import { Menu } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { Brand, BrandMark } from "@/components/ui/page/brand";
import { Failure, wayOutClass } from "@/components/ui/page/failure";
import { LanguageSwitch } from "@/components/ui/page/language-switch";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import { SiteHeader } from "@/components/ui/page/site-header";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import { QrCode } from "@/components/ui/qr-code";
import { RichText } from "@/components/ui/rich-text";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import { Tooltip } from "@/components/ui/tooltip";
import { LOCALES, type Locale, nameOf } from "@/lib/i18n/locales";
import { nothing, part, type Shelf, screen, useSampleTexts } from "./specimen";

const TONES = ["neutral", "accent", "train", "validation", "test", "good", "warning", "danger"] as const;
const VARIANTS = ["primary", "secondary", "quiet", "danger"] as const;
const SIZES = ["sm", "md", "lg"] as const;
const ENGLISH_OR_ARABIC = LOCALES.map((value) => ({ value, label: nameOf(value) }));

/** Every component of components/ui in every state. The texts are the product's own, so that they are in every language. */
export const UI_PARTS: Shelf = {
  title: "Parts",
  specimens: [
    part("Brand", <Brands />),
    part("Button", <Buttons />),
    part("Badge", <Badges />),
    part("Notice", <Notices />),
    part("Card", <Cards />),
    part("EmptyState", <EmptyStates />),
    screen("Failure", <Failed />),
    part("Field, Input", <Fields />),
    part("NumberField", <NumberFields />),
    part("Select", <Selects />),
    part("Segmented", <Segments />),
    part("Slider", <Sliders />),
    part("Switch", <Switches />),
    part("Tabs", <TabRows />),
    part("Menu, Tooltip", <Popups />),
    part("Dialog, ConfirmDialog", <Dialogs />),
    part("SiteHeader, LanguageSwitch, ThemeToggle, SignInLink", <Headers />),
    part("QrCode, CopyButton, Spinner", <Small />),
    part("RichText, Dotted", <Sentences />),
  ],
};

function Brands() {
  return (
    <div className="flex items-center gap-6">
      <Brand />
      <BrandMark className="size-16" />
    </div>
  );
}

function Buttons() {
  const t = useTranslations("teach.plans");
  return (
    <div className="grid gap-3">
      {SIZES.map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-3">
          {VARIANTS.map((variant) => (
            <Button key={variant} {...{ size, variant }}>
              {t("start")}
            </Button>
          ))}
          <Button size={size}>
            <Pencil aria-hidden />
            <span>{t("guide")}</span>
          </Button>
          <Button size={size} variant="primary" disabled>
            {t("start")}
          </Button>
          <Button size={size} aria-disabled>
            {t("start")}
          </Button>
        </div>
      ))}
    </div>
  );
}

function Badges() {
  return (
    <div className="flex flex-wrap gap-2">
      {TONES.map((tone) => (
        <Badge key={tone} tone={tone} translate="no">
          {tone}
        </Badge>
      ))}
    </div>
  );
}

function Notices() {
  const problems = useTranslations("problems");
  const t = useSampleTexts();
  return (
    <div className="grid gap-3">
      {(["info", "success", "warning", "danger"] as const).map((tone) => (
        <Notice key={tone} tone={tone} title={tone === "info" ? undefined : t("title")}>
          {problems("too-fast")}
        </Notice>
      ))}
    </div>
  );
}

function Cards() {
  const t = useSampleTexts();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Card title={t("title")} actions={<Button size="sm">{t("action")}</Button>}>
        <p>{t("body")}</p>
      </Card>
      <Card>
        <p>{t("body")}</p>
      </Card>
    </div>
  );
}

function EmptyStates() {
  const t = useTranslations("common.notFound");
  return <EmptyState title={t("title")} body={t("body")} action={<Button>{t("action")}</Button>} />;
}

function Failed() {
  const t = useSampleTexts();
  const texts = { title: t("title"), body: t("body") };
  const action = <span className={wayOutClass}>{t("action")}</span>;
  return <Failure {...texts}>{action}</Failure>;
}

function Fields() {
  const t = useTranslations("join");
  const problems = useTranslations("problems");
  const label = t("nicknameLabel");
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={label} hint={t("nicknameHint")}>
        <Input defaultValue="Curious Otter" />
      </Field>
      <Field label={label}>
        <Input placeholder={label} />
      </Field>
      <Field label={label} error={problems("nickname-taken")}>
        <Input defaultValue="Curious Otter" />
      </Field>
      <Field label={label} disabled>
        <Input defaultValue="Curious Otter" />
      </Field>
    </div>
  );
}

function NumberFields() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState(40);
  const [share, setShare] = useState(0.25);
  const field = { label: t("epochs"), min: 1, max: 500, step: 10 };
  return (
    <TypedNumbers>
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <NumberField {...field} value={value} onValueChange={setValue} />
        <NumberField {...field} value={share} onValueChange={setShare} min={0} max={1} step={0.05} percent />
        <NumberField {...field} value={value} onValueChange={setValue} small hideLabel />
        <NumberField {...field} value={value} onValueChange={nothing} disabled />
      </div>
      <Refusals label={field.label} />
    </TypedNumbers>
  );
}

function Refusals({ label }: { label: string }) {
  const t = useTranslations("common.numbers");
  return (
    <div className="mt-4">
      <NumberRefusal id="refusal" error={t("whole", { min: "1", max: "500", example: "40" })} />
      <RefusedNumberReason id="reason" number={{ id: "field", label }} />
    </div>
  );
}

function Selects() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState<Locale>("en");
  const select = { value, onValueChange: setValue, options: ENGLISH_OR_ARABIC };
  return (
    <div className="grid items-end gap-5 sm:grid-cols-3">
      <Select {...select} label={t("optimiser")} />
      <Select {...select} aria-label={t("optimiser")} small />
      <Select {...select} label={t("optimiser")} disabled />
    </div>
  );
}

function Segments() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState<Locale>("en");
  const segmented = { label: t("optimiser"), value, onValueChange: setValue, options: ENGLISH_OR_ARABIC };
  return (
    <div className="grid justify-items-start gap-4">
      <Segmented {...segmented} />
      <div className="w-80">
        <Segmented {...segmented} wide />
      </div>
    </div>
  );
}

function Sliders() {
  const t = useTranslations("lab.settings");
  const [value, setValue] = useState(-2);
  const slider = { label: t("learningRate"), value, min: -4, max: 1, step: 0.1, onValueChange: setValue };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Slider {...slider} format={(exponent) => (10 ** exponent).toPrecision(2)} />
      <Slider {...slider} disabled />
    </div>
  );
}

function Switches() {
  const t = useTranslations("host.door.locked");
  const [on, setOn] = useState(true);
  const words = { label: t("label"), hint: t("hint") };
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Switch {...words} checked={on} onCheckedChange={setOn} />
      <Switch {...words} checked={false} onCheckedChange={nothing} />
      <Switch {...words} checked disabled onCheckedChange={nothing} />
    </div>
  );
}

function TabRows() {
  const t = useSampleTexts();
  const [value, setValue] = useState<Locale>("en");
  const tabs = ENGLISH_OR_ARABIC.map((tab) => ({ ...tab, content: <p>{t("body")}</p> }));
  return <Tabs value={value} onValueChange={setValue} tabs={tabs} aria-label={t("title")} />;
}

function Popups() {
  const t = useTranslations("common");
  const texts = useSampleTexts();
  return (
    <div className="flex flex-wrap gap-3">
      <Menu
        trigger={
          <Button>
            <Plus aria-hidden />
            <span>{texts("action")}</span>
          </Button>
        }
        items={ENGLISH_OR_ARABIC.map((item) => ({
          ...item,
          hint: texts("body"),
          icon: <Plus aria-hidden />,
        }))}
        onChoose={nothing}
      />
      <Tooltip label={texts("body")}>
        <Button aria-label={t("close")}>
          <Trash2 aria-hidden />
        </Button>
      </Tooltip>
    </div>
  );
}

function Dialogs() {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const words = {
    title: t("host.end.title"),
    body: t("host.end.body"),
    confirmLabel: t("host.end.confirm"),
    onConfirm: nothing,
  };
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => setOpen(true)}>{t("common.notFound.title")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("common.notFound.title")}>
        <p>{t("common.notFound.body")}</p>
      </Dialog>
      <ConfirmDialog {...words} trigger={<Button>{t("host.end.action")}</Button>} />
      <ConfirmDialog {...words} danger trigger={<Button variant="danger">{t("host.end.action")}</Button>} />
    </div>
  );
}

function Headers() {
  const t = useTranslations("common");
  return (
    <SiteHeader href="#" home={t("home")}>
      <LanguageSwitch locale={useLocale() as Locale} />
      <ThemeToggle label={t("toggleTheme")} />
      <SignInLink size="sm" />
    </SiteHeader>
  );
}

function Small() {
  const t = useTranslations("host");
  return (
    <div className="flex flex-wrap items-center gap-6">
      <QrCode text="https://class.school.example/join/K7MPXW" title={t("join.qr")} className="size-32" />
      <CopyButton text="K7MPXW" label={t("join.copy")} doneLabel={t("copied")} />
      <Spinner />
      <Spinner label={t("opening.connecting")} className="size-8" />
    </div>
  );
}

function Sentences() {
  const t = useTranslations();
  return (
    <div className="grid gap-2">
      <p>
        <RichText>
          {t.rich("lab.lobby.in", { nickname: "Curious Otter", name: (words) => <strong>{words}</strong> })}
        </RichText>
      </p>
      <p>
        <Dotted parts={[t("host.plan.running"), null, t("host.plan.tested")]} />
      </p>
    </div>
  );
}
