import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import type { MemberQuery } from "../../members/list/query";
import { useAdmin } from "../admin-frame";
import type { MembersAnswer } from "./answer";
import { useMembersAct } from "./use-members-act";

/** What can be done with saved views; each says whether it was done, as Polaris's own dialogs ask. */
export interface ViewActs {
  create(title: string, query: MemberQuery): Promise<boolean>;
  save(id: string, query: MemberQuery): Promise<boolean>;
  rename(id: string, title: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  busy: boolean;
  /** why the last one was not done */
  error: string | null;
}

export function useViews(show: (view: string | null, query?: MemberQuery) => void): ViewActs {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const { act, busy } = useMembersAct();
  const [error, setError] = useState<string | null>(null);
  const wrong = (answer: MembersAnswer) => {
    if (answer.ok) return null;
    if (answer.error === "title-taken") return say("members.view.title-taken");
    return answer.error === "too-many" ? say("members.view.too-many", { most: answer.most ?? 0 }) : say("shell.not-done");
  };
  const done = async (body: object, toast: "members.view.saved" | "members.view.deleted") => {
    const answer = await act(body);
    setError(wrong(answer));
    if (answer.ok) bridge.toast.show(say(toast));
    return answer;
  };
  return {
    create: async (title, query) => {
      const answer = await done({ intent: "view-create", title, query }, "members.view.saved");
      if (answer.ok && answer.view) show(answer.view, query);
      return answer.ok;
    },
    save: async (id, query) => (await done({ intent: "view-change", id, query }, "members.view.saved")).ok,
    rename: async (id, title) => (await done({ intent: "view-change", id, title }, "members.view.saved")).ok,
    remove: async (id) => {
      const { ok } = await done({ intent: "view-delete", id }, "members.view.deleted");
      if (ok) show(null);
      return ok;
    },
    busy,
    error,
  };
}
