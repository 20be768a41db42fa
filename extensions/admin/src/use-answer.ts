import { useCallback, useEffect, useState } from "preact/hooks";
import { ask, failure, say } from "./admin";

export type Looked<Answer> = { is: "loading" } | { is: "failed"; says: string } | { is: "ready"; answer: Answer };

/** What the app says of the customer or order that is looked at; asked again by `reload`. */
export function useAnswer<Answer>(of: "customer" | "order", id: string) {
  const [looked, setLooked] = useState<Looked<Answer>>({ is: "loading" });
  const reload = useCallback(async () => {
    setLooked({ is: "loading" });
    const heard = await ask<Answer>(`staff/${of}`, { query: { [of]: id, language: say("language") } });
    setLooked(heard.ok ? { is: "ready", answer: heard.body } : { is: "failed", says: failure(heard) });
  }, [of, id]);
  useEffect(() => void reload(), [reload]);
  const show = useCallback((answer: Answer) => setLooked({ is: "ready", answer }), []);
  return { looked, reload, show };
}
