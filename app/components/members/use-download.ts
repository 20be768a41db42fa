import { useAdmin } from "../admin-frame";
import { useFile } from "../use-file";

/** The file of an export. */
export function useDownload(run: string): { download(): void; busy: boolean; gone: boolean } {
  const { say } = useAdmin();
  const file = useFile();
  return { ...file, download: () => file.download(`/app/members/export/${run}`, `${say("members.export.file")}.csv`) };
}
