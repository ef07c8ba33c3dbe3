import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { Messages } from "@/app/messages-provider";
import { LiveCheck } from "@/components/check/live-check";
import { TeacherPage } from "@/components/teach/teacher-page";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { environment } from "@/lib/env";
import { isLoopback, localAddresses } from "@/lib/env/own-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("check"))("title") };
}

/** Whether a device in the classroom is ready for a lesson. For whoever opens it; the machine's addresses are for teachers. */
export default async function DeviceCheckPage() {
  const { host, trustProxy } = environment();
  const teacher = await currentTeacher();
  const hosts = trustProxy || isLoopback(host) ? [] : localAddresses();
  const places = classPlaces();
  return (
    <Messages namespaces={["check"]}>
      <TeacherPage teacher={null} width="wide">
        <LiveCheck places={teacher ? { ...places, hosts } : { ...places, localHost: null, hosts: null }} />
      </TeacherPage>
    </Messages>
  );
}
