import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Asked } from "./ask";

export interface Answer<Body> {
  /** null: not yet */
  asked: Asked<Body> | null;
  /** asks anew; what stands stays until the answer is there */
  again: () => Promise<Asked<Body>>;
  /** an act was answered with what is true now */
  put: (body: Body) => void;
}

/**
 * What the app answers to one question, kept by whoever shows it. Asked anew when `about` changes (the customer, the language); an
 * answer that a later one has overtaken is dropped.
 */
export function useAnswer<Body>(question: () => Promise<Asked<Body>>, about: string): Answer<Body> {
  const [asked, setAsked] = useState<Asked<Body> | null>(null);
  const latest = useRef(0);
  const asking = useRef(question);
  asking.current = question;

  const again = useCallback(async () => {
    const mine = (latest.current += 1);
    const answer = await asking.current();
    if (mine === latest.current) setAsked(answer);
    return answer;
  }, []);
  const put = useCallback((body: Body) => {
    latest.current += 1;
    setAsked({ ok: true, status: 200, body });
  }, []);

  useEffect(() => {
    setAsked(null);
    void again();
  }, [about, again]);
  return { asked, again, put };
}
